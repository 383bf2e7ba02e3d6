package io.chainkeeper.jobs.remote;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.engine.ImageTransfer;
import io.chainkeeper.engine.Refusal;
import io.chainkeeper.engine.TransferPhase;
import io.chainkeeper.jobs.plan.Finding;
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

/// An image transfer of ours. Closed without [#finish()], it is cancelled.
///
/// The engine chooses its id, so the journal learns it right after and not before; a transfer that slips
/// through this gap is found by its [request][TransferRequest].
public final class OpenTransfer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTransfer.class);

    private final Bench bench;
    private final Ongoing run;
    private final UUID vm;
    private final UUID disk;
    private final ImageTransfer ready;
    private boolean ended;

    private OpenTransfer(Bench bench, Ongoing run, UUID vm, UUID disk, ImageTransfer ready) {
        this.bench = bench;
        this.run = run;
        this.vm = vm;
        this.disk = disk;
        this.ready = ready;
    }

    /// The transfer ended before it could begin: for an incremental one that usually means a broken or
    /// missing bitmap.
    public static final class NotStarted extends Exception {
        private static final long serialVersionUID = 1L;

        NotStarted(String words) {
            super(words);
        }
    }

    /// Opens a disk of a backup for reading, and waits until bytes may flow.
    ///
    /// @throws NotStarted the engine could not start it
    public static OpenTransfer download(Bench bench, Ongoing run, UUID vm, UUID disk, UUID backup)
            throws EngineException, CatalogException, JobFailed, JobStopped, NotStarted {
        return open(bench, run, vm, disk, (engine, correlation) -> {
            try {
                return engine.startDownload(disk, backup, correlation);
            } catch (EngineRefused no) {
                stopIfOver(engine, vm, backup, no);
                throw no;
            }
        });
    }

    /// A backup that was ready and is not any more never will be again: its guest went off, or the engine lost it.
    private static void stopIfOver(Engine engine, UUID vm, UUID backup, EngineRefused no)
            throws EngineException, JobFailed {
        if (no.refusal() != Refusal.BACKUP_NOT_READY) {
            return;
        }
        boolean lives = engine.backup(vm, backup)
                .filter(now -> now.phase() == BackupPhase.READY)
                .isPresent();
        if (!lives) {
            throw new JobFailed(new Failure.AskAdministrator(FailureCode.BACKUP_FAILED, no.detail()));
        }
    }

    /// Opens a disk that we have made for writing, and waits until bytes may flow. Only ever such a disk: the
    /// engine deletes the target of an upload that fails.
    ///
    /// @throws NotStarted the engine could not start it
    public static OpenTransfer upload(Bench bench, Ongoing run, UUID vm, UUID disk)
            throws EngineException, CatalogException, JobFailed, JobStopped, NotStarted {
        return open(bench, run, vm, disk, (engine, correlation) -> engine.startUpload(disk, correlation));
    }

    private static OpenTransfer open(Bench bench, Ongoing run, UUID vm, UUID disk, TransferRequest.Post post)
            throws EngineException, CatalogException, JobFailed, JobStopped, NotStarted {
        ImageTransfer begun = new TransferRequest(bench, run, vm, disk).ask(post);
        OpenTransfer transfer = new OpenTransfer(bench, run, vm, disk, begun);
        boolean flowing = false;
        try {
            OpenTransfer started = new OpenTransfer(bench, run, vm, disk, transfer.started());
            flowing = true;
            return started;
        } finally {
            if (!flowing) {
                transfer.close();
            }
        }
    }

    private ImageTransfer started() throws EngineException, JobFailed, JobStopped, NotStarted {
        Engine engine = bench.engine();
        Optional<Optional<ImageTransfer>> seen = Patience.of(bench, run)
                .until(bench.limits().engine().transferStart(), () -> {
                    Optional<ImageTransfer> now = engine.transfer(ready.id());
                    boolean decided = now.isEmpty()
                            || flows(now.get())
                            || failing(now.get().phase());
                    return decided ? Optional.of(now) : Optional.empty();
                });
        if (seen.isEmpty()) {
            throw new JobFailed(
                    new Failure.TryLater(FailureCode.ENGINE_SLOW, "the transfer of disk " + disk + " did not start"));
        }
        ImageTransfer now = seen.get().orElseThrow(() -> new NotStarted("the transfer of disk " + disk + " vanished"));
        if (!flows(now)) {
            throw new NotStarted("the transfer of disk " + disk + " ended as " + now.phase());
        }
        return now;
    }

    private static boolean flows(ImageTransfer transfer) {
        return transfer.phase() == TransferPhase.TRANSFERRING
                && (transfer.transferUrl().isPresent() || transfer.proxyUrl().isPresent());
    }

    private static boolean failing(TransferPhase phase) {
        return switch (phase) {
            case INITIALIZING, TRANSFERRING, RESUMING, UNKNOWN -> false;
            case PAUSED_SYSTEM,
                    PAUSED_USER,
                    CANCELLED,
                    CANCELLED_SYSTEM,
                    CANCELLED_USER,
                    FINALIZING_SUCCESS,
                    FINALIZING_FAILURE,
                    FINALIZING_CLEANUP,
                    FINISHED_SUCCESS,
                    FINISHED_FAILURE,
                    FINISHED_CLEANUP -> true;
        };
    }

    /// As the engine showed it when bytes began to flow, with its URLs.
    public ImageTransfer ready() {
        return ready;
    }

    /// Finalizes an upload and waits until the engine says that it is finished: until then the disk is nobody's.
    /// All requests to the image server must have ended, else the engine waits for them.
    public void finish() throws EngineException, CatalogException, JobFailed, JobStopped {
        TransferPhase end = finalized();
        if (end != TransferPhase.FINISHED_SUCCESS) {
            throw new JobFailed(new Failure.AskAdministrator(
                    FailureCode.TRANSFER_FAILED, "the transfer of disk " + disk + " ended as " + end));
        }
    }

    /// The same for a download of which everything is here. The engine may have finished it by itself because every
    /// byte was read, or stopped it since, for its host went away or its ticket was not renewed: what was brought
    /// before is as good as ever.
    public void finishRead() throws EngineException, CatalogException, JobFailed, JobStopped {
        TransferPhase end = finalized();
        if (end != TransferPhase.FINISHED_SUCCESS) {
            LOG.warn("the transfer of disk {} ended as {} after all had been read", disk, end);
        }
    }

    private TransferPhase finalized() throws EngineException, CatalogException, JobFailed, JobStopped {
        Optional<TransferPhase> end = Patience.of(bench, run)
                .until(bench.limits().engine().transferEnd(), new Finalizing(bench.engine(), ready.id(), disk));
        if (end.isEmpty()) {
            throw new JobFailed(
                    new Failure.TryLater(FailureCode.ENGINE_SLOW, "the transfer of disk " + disk + " did not end"));
        }
        ended = true;
        bench.settle(run, ThingKind.TRANSFER, ready.id());
        return end.get();
    }

    /// Cancels it unless it has ended, and waits until the engine shows that it has.
    @Override
    public void close() {
        if (ended) {
            return;
        }
        try {
            if (ended(bench, ready.id())) {
                bench.settle(run, ThingKind.TRANSFER, ready.id());
                ended = true;
            } else {
                left("it did not end");
            }
        } catch (EngineException | CatalogException | JobFailed | JobStopped e) {
            LOG.warn("transfer {} of VM {} could not be cancelled", ready.id(), vm, e);
            left(String.valueOf(e.getMessage()));
        }
    }

    private void left(String why) {
        run.note(Finding.of(Finding.Kind.ENGINE_STILL_TIDYING, "transfer " + ready.id() + ", " + why));
    }

    /// Cancels a transfer and waits for its end. A transfer that the engine no longer knows has ended.
    ///
    /// @return whether it has ended
    public static boolean ended(Bench bench, UUID transfer) throws EngineException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        return Patience.stubborn(bench)
                .until(bench.limits().engine().transferEnd(), () -> {
                    Optional<ImageTransfer> now = engine.transfer(transfer);
                    if (now.isEmpty() || now.get().phase().ended()) {
                        return Optional.of(true);
                    }
                    if (!ending(now.get().phase())) {
                        engine.cancelTransfer(transfer);
                    }
                    return Optional.empty();
                })
                .orElse(false);
    }

    /// The same for a transfer of ours whose id nobody was told.
    ///
    /// @param request as it stands in the journal
    public static boolean requestEnded(Bench bench, JournalEntry request)
            throws EngineException, JobFailed, JobStopped {
        Optional<UUID> disk = TransferRequest.disk(request);
        return disk.isEmpty() || TransferRequest.ended(bench, disk.get(), request.id());
    }

    /// That transfer, while it is open.
    ///
    /// @param request as it stands in the journal
    public static Optional<ImageTransfer> begunBy(Engine engine, JournalEntry request) throws EngineException {
        Optional<UUID> disk = TransferRequest.disk(request);
        return disk.isEmpty()
                ? Optional.empty()
                : engine.transferBegunBy(disk.get(), request.id().toString());
    }

    static boolean ending(TransferPhase phase) {
        return switch (phase) {
            case CANCELLED,
                    CANCELLED_SYSTEM,
                    CANCELLED_USER,
                    FINALIZING_SUCCESS,
                    FINALIZING_FAILURE,
                    FINALIZING_CLEANUP,
                    FINISHED_SUCCESS,
                    FINISHED_FAILURE,
                    FINISHED_CLEANUP -> true;
            case INITIALIZING, TRANSFERRING, RESUMING, PAUSED_SYSTEM, PAUSED_USER, UNKNOWN -> false;
        };
    }
}
