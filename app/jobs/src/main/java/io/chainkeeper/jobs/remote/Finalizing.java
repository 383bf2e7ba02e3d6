package io.chainkeeper.jobs.remote;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.engine.ImageTransfer;
import io.chainkeeper.engine.TransferPhase;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.Patience;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for the end of a transfer whose bytes have all been moved, and sees it come.
///
/// An upload whose ticket could not be renewed is paused, and a request for its end that crosses with that is lost: it
/// would stay paused for ever. It is resumed, which gives it a new ticket, and asked for its end again.
final class Finalizing implements Patience.Look<TransferPhase> {
    private static final Logger LOG = LoggerFactory.getLogger(Finalizing.class);

    /// A ticket that could not be renewed so often will not be the next time.
    private static final int RESUMES = 3;

    private static final int CONFLICT = 409;

    private final Engine engine;
    private final UUID transfer;
    private final UUID disk;
    private int resumed;

    Finalizing(Engine engine, UUID transfer, UUID disk) {
        this.engine = engine;
        this.transfer = transfer;
        this.disk = disk;
    }

    @Override
    public Optional<TransferPhase> look() throws EngineException, JobFailed {
        // Engines before 4.4.7 forget a transfer as soon as it has ended.
        TransferPhase phase =
                engine.transfer(transfer).map(ImageTransfer::phase).orElse(TransferPhase.FINISHED_SUCCESS);
        switch (phase) {
            case TRANSFERRING -> engine.finalizeTransfer(transfer);
            case PAUSED_SYSTEM, PAUSED_USER -> resume(phase);
            case INITIALIZING,
                    RESUMING,
                    CANCELLED,
                    CANCELLED_SYSTEM,
                    CANCELLED_USER,
                    FINALIZING_SUCCESS,
                    FINALIZING_FAILURE,
                    FINALIZING_CLEANUP,
                    FINISHED_SUCCESS,
                    FINISHED_FAILURE,
                    FINISHED_CLEANUP,
                    UNKNOWN -> {}
        }
        return phase.ended() ? Optional.of(phase) : Optional.empty();
    }

    private void resume(TransferPhase phase) throws EngineException, JobFailed {
        if (resumed == RESUMES) {
            throw new JobFailed(new Failure.AskAdministrator(
                    FailureCode.TRANSFER_FAILED,
                    "the transfer of disk " + disk + " was resumed " + RESUMES
                            + " times after its last byte, and each time" + " the engine paused it again (" + phase
                            + ")"));
        }
        resumed++;
        LOG.info("the transfer of disk {} shows as {} and is resumed", disk, phase);
        try {
            engine.resumeTransfer(transfer);
        } catch (EngineRefused moved) {
            if (moved.status() != CONFLICT) {
                throw moved;
            }
            LOG.info("the transfer of disk {} is not resumed: {}", disk, moved.detail());
        }
    }
}
