package io.chainkeeper.jobs.remote;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.engine.ImageTransfer;
import io.chainkeeper.engine.Refusal;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.Ongoing;
import io.chainkeeper.jobs.work.Patience;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the engine for a transfer. The engine chooses its id, so that a lost answer would leave one
/// that nobody knows: therefore each request has a correlation id of its own, which the journal
/// learns before, and by which the engine's audit log tells what became of it.
final class TransferRequest {
    private static final Logger LOG = LoggerFactory.getLogger(TransferRequest.class);

    private final Bench bench;
    private final Ongoing run;
    private final UUID vm;
    private final UUID disk;
    private final UUID id = UUID.randomUUID();
    /// An answer got lost, but perhaps not the request.
    private boolean lost;
    private Optional<EngineRefused> waited = Optional.empty();

    TransferRequest(Bench bench, Ongoing run, UUID vm, UUID disk) {
        this.bench = bench;
        this.run = run;
        this.vm = vm;
        this.disk = disk;
    }

    /// One request.
    interface Post {
        ImageTransfer post(Engine engine, String correlationId) throws EngineException, JobFailed;
    }

    /// Asks until the engine has begun a transfer, which the journal then knows.
    ///
    /// @throws OpenTransfer.NotStarted the engine could not begin it
    ImageTransfer ask(Post post)
            throws EngineException, CatalogException, JobFailed, JobStopped, OpenTransfer.NotStarted {
        run.stopIfCancelled();
        bench.catalog()
                .intend(new JournalEntry(
                        run.id(),
                        ThingKind.TRANSFER_REQUEST,
                        id,
                        vm,
                        bench.clock().instant(),
                        Optional.of(disk.toString())));
        boolean known = false;
        try {
            ImageTransfer begun = begun(post);
            bench.journal(run, ThingKind.TRANSFER, begun.id(), vm);
            known = true;
            return begun;
        } finally {
            settle(known);
        }
    }

    private ImageTransfer begun(Post post) throws EngineException, JobFailed, JobStopped, OpenTransfer.NotStarted {
        try {
            Optional<ImageTransfer> begun =
                    Patience.of(bench, run).until(bench.limits().engine().busy(), () -> asked(post));
            if (begun.isEmpty() && waited.isPresent()) {
                throw waited.get();
            }
            return begun.orElseThrow(() -> new JobFailed(
                    new Failure.TryLater(FailureCode.ENGINE_SLOW, "the engine did not begin a transfer")));
        } catch (EngineRefused no) {
            if (no.refusal().advice() != Refusal.Advice.RETRY_LATER && no.status() >= 500) {
                throw new OpenTransfer.NotStarted(no.detail());
            }
            throw no;
        }
    }

    /// Empty when it is worth another request.
    private Optional<ImageTransfer> asked(Post post) throws EngineException, JobFailed {
        Engine engine = bench.engine();
        if (lost) {
            Optional<ImageTransfer> found = engine.transferBegunBy(disk, id.toString());
            if (found.isPresent()) {
                LOG.info(
                        "the transfer of disk {} whose answer got lost is {}",
                        disk,
                        found.get().id());
                return found;
            }
        }
        try {
            return Optional.of(post.post(engine, id.toString()));
        } catch (EngineRefused no) {
            if (no.refusal().advice() != Refusal.Advice.RETRY_LATER) {
                throw no;
            }
            waited = Optional.of(no);
            return Optional.empty();
        } catch (EngineException e) {
            lost = true;
            throw e;
        }
    }

    private void settle(boolean known) throws CatalogException {
        try {
            if (known || !lost || ended(bench, disk, id)) {
                bench.settle(run, ThingKind.TRANSFER_REQUEST, id);
            }
        } catch (EngineException | JobFailed | JobStopped e) {
            LOG.warn("what became of a request for a transfer of disk {} is left to a clean-up", disk, e);
        }
    }

    /// The disk that a request in the journal was about.
    static Optional<UUID> disk(JournalEntry request) {
        try {
            return request.detail().map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Ends the transfer that a request of ours has begun, if there is one.
    ///
    /// @return whether there is none any more
    static boolean ended(Bench bench, UUID disk, UUID request) throws EngineException, JobFailed, JobStopped {
        Optional<ImageTransfer> begun = bench.engine().transferBegunBy(disk, request.toString());
        return begun.isEmpty() || OpenTransfer.ended(bench, begun.get().id());
    }
}
