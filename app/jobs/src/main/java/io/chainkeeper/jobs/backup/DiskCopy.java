package io.chainkeeper.jobs.backup;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.PlannedDisk;
import io.chainkeeper.jobs.remote.BackupOver;
import io.chainkeeper.jobs.remote.ImageDoor;
import io.chainkeeper.jobs.remote.IncrementalImpossible;
import io.chainkeeper.jobs.remote.OpenBackup;
import io.chainkeeper.jobs.remote.OpenTransfer;
import io.chainkeeper.jobs.remote.Unusable;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.DiskGauge;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.Meter;
import io.chainkeeper.jobs.work.Ongoing;
import io.chainkeeper.jobs.work.Patience;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.PointDraft;
import io.chainkeeper.repository.Reason;
import io.chainkeeper.transfer.ImageClient;
import io.chainkeeper.transfer.NoDirtyExtents;
import io.chainkeeper.transfer.ServerTrouble;
import io.chainkeeper.transfer.TicketGone;
import io.chainkeeper.transfer.TransferCancelled;
import io.chainkeeper.transfer.TransferCounters;
import io.chainkeeper.transfer.TransferException;
import io.chainkeeper.transfer.TransferOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves a disk from an open backup into a draft. When a transfer breaks, another one goes on where it was, into the
/// same file, as long as each brings at least a block; what cannot be had as changes is said so, at once.
final class DiskCopy {
    private static final Logger LOG = LoggerFactory.getLogger(DiskCopy.class);

    private final Bench bench;
    private final Ongoing run;
    private final OpenBackup backup;
    private final UUID vm;
    private final Optional<Point> since;
    private final Settings settings;
    private Optional<DraftImage> image = Optional.empty();

    /// How disks are copied.
    ///
    /// @param draft       where they go
    /// @param compression how their clusters are stored
    /// @param prove       the server is asked for its checksum
    record Settings(PointDraft draft, Qcow2Writer.Compression compression, boolean prove) {}

    DiskCopy(Bench bench, Ongoing run, OpenBackup backup, UUID vm, Optional<Point> since, Settings settings) {
        this.bench = bench;
        this.run = run;
        this.backup = backup;
        this.vm = vm;
        this.since = since;
        this.settings = settings;
    }

    /// Copies a disk.
    ///
    /// @param disk as the engine offers it in this backup
    /// @throws Unusable the engine cannot give its changes, or the backup is over
    Copied copy(PlannedDisk disk, DiskGauge gauge)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, Unusable {
        try {
            image = before(disk);
            Optional<Copied> whole = image.flatMap(DraftImage::finished);
            return whole.isPresent() ? here(disk, whole.get(), gauge) : inAttempts(disk, gauge);
        } catch (TransferCancelled stopped) {
            throw new JobStopped();
        } catch (JobFailed | IncrementalImpossible e) {
            if (backup.over()) {
                throw new BackupOver(e);
            }
            throw e;
        } finally {
            if (image.isPresent()) {
                image.get().close();
                image = Optional.empty();
            }
        }
    }

    /// What another program has left of it, if this goes on with its draft.
    private Optional<DraftImage> before(PlannedDisk disk) throws IOException {
        if (!settings.draft().goesOn()) {
            return Optional.empty();
        }
        long size = disk.attachment().disk().provisionedSize();
        PlannedDisk now = settled(disk, size);
        Optional<DraftImage> left = DraftImage.before(
                settings.draft(),
                now,
                form(now, size),
                bench.limits().transfers().noteAfter(),
                run::cancelled);
        left.filter(found -> found.bytesBefore() > 0)
                .ifPresent(found -> run.note(Finding.ofDisk(
                        Finding.Kind.DISK_WENT_ON,
                        id(disk),
                        disk.attachment().disk().alias(),
                        String.valueOf(found.bytesBefore()))));
        return left;
    }

    /// All of it was here already; only the server's word may be wanted.
    private Copied here(PlannedDisk disk, Copied whole, DiskGauge gauge)
            throws EngineException, CatalogException, JobFailed, JobStopped {
        gauge.decided(whole.mode(), whole.reason());
        Copied copied = settings.prove() ? with(whole, checksumByAnotherTicket(disk)) : whole;
        gauge.done();
        return copied;
    }

    private Copied inAttempts(PlannedDisk disk, DiskGauge gauge)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, IncrementalImpossible {
        int fruitless = 0;
        while (true) {
            run.awaitOpen();
            long before = blocks();
            try {
                Copied copied = once(disk, gauge);
                gauge.done();
                return copied;
            } catch (Broken broken) {
                fruitless = blocks() > before ? 1 : fruitless + 1;
                if (fruitless >= bench.limits().transfers().attempts()) {
                    throw givenUp(disk, broken);
                }
                LOG.warn("disk {} goes on after {} blocks: {}", id(disk), blocks(), broken.getMessage());
                run.waitsFor(new Waiting(
                        Waiting.Kind.NETWORK, broken.server, bench.clock().instant()));
                Patience.of(bench, run).pause();
                run.goesOn();
            }
        }
    }

    private long blocks() {
        return image.map(DraftImage::blocks).orElse(0L);
    }

    private static JobFailed givenUp(PlannedDisk disk, Broken broken) throws IncrementalImpossible {
        if (disk.mode() == Mode.INCREMENTAL && broken.trouble instanceof ServerTrouble) {
            // Older hosts open an unusable bitmap and fail only when it is read.
            throw new IncrementalImpossible(Reason.INCREMENTAL_REFUSED, broken.toString());
        }
        return new JobFailed(Failures.of(broken.trouble, broken.server), broken.trouble);
    }

    /// Trouble that another ticket may cure.
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final TransferException trouble;
        private final String server;

        Broken(TransferException trouble, String server) {
            super(trouble.getMessage(), trouble);
            this.trouble = trouble;
            this.server = server;
        }
    }

    private Copied once(PlannedDisk disk, DiskGauge gauge)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, IncrementalImpossible,
                    Broken {
        try (OpenTransfer transfer = open(disk)) {
            Copied copied;
            boolean askAgain = false;
            try (ImageClient client = ImageDoor.open(bench, transfer.ready())) {
                copied = moved(disk, client, gauge);
                Optional<String> checksum = Optional.empty();
                if (settings.prove() && client.options().checksum()) {
                    try {
                        checksum = Optional.of(client.checksum("sha256", run::cancelled));
                    } catch (TicketGone _) {
                        askAgain = true; // the engine ends a download by itself once every byte was read
                    }
                } else if (settings.prove()) {
                    noteNoChecksum(disk);
                }
                copied = with(copied, checksum);
            } catch (TransferException e) {
                throw sorted(e, ImageDoor.host(transfer.ready()));
            }
            transfer.finishRead();
            return askAgain ? with(copied, checksumByAnotherTicket(disk)) : copied;
        }
    }

    /// Sorts what the image server did: cancelled, no changes to be had, or broken.
    private Broken sorted(TransferException e, String server) throws JobStopped, IncrementalImpossible {
        return switch (e) {
            case TransferCancelled stopped -> throw new JobStopped();
            case NoDirtyExtents none -> throw new IncrementalImpossible(Reason.INCREMENTAL_REFUSED, none.serverText());
            case TransferException other -> new Broken(other, server);
        };
    }

    private OpenTransfer open(PlannedDisk disk)
            throws EngineException, CatalogException, JobFailed, JobStopped, IncrementalImpossible {
        try {
            return OpenTransfer.download(bench, run, vm, id(disk), backup.id());
        } catch (OpenTransfer.NotStarted e) {
            if (disk.mode() == Mode.INCREMENTAL) {
                throw new IncrementalImpossible(Reason.INCREMENTAL_REFUSED, String.valueOf(e.getMessage()));
            }
            throw new JobFailed(
                    new Failure.AskAdministrator(FailureCode.TRANSFER_FAILED, String.valueOf(e.getMessage())), e);
        }
    }

    private Copied moved(PlannedDisk disk, ImageClient client, DiskGauge gauge) throws IOException {
        DraftImage into = image(disk, client.size());
        gauge.decided(into.disk().mode(), into.disk().reason());
        var counters = new TransferCounters();
        if (into.finished().isEmpty()) {
            gauge.watch(Meter.of(counters));
        }
        var options = new TransferOptions(
                bench.limits().transfers().connections(), counters, run::cancelled, run.gate(), run.seats());
        return into.fill(client, options);
    }

    private DraftImage image(PlannedDisk disk, long size) throws IOException {
        if (image.isPresent() && image.get().size() != size) {
            image.get().close();
            image = Optional.empty();
        }
        if (image.isEmpty()) {
            PlannedDisk now = settled(disk, size);
            image = Optional.of(DraftImage.create(
                    settings.draft(),
                    now,
                    form(now, size),
                    bench.limits().transfers().noteAfter()));
        }
        return image.get();
    }

    /// A disk that grew between the plan and the snapshot is read whole, through the same ticket.
    private PlannedDisk settled(PlannedDisk disk, long size) {
        long before = parent(disk.attachment()).map(DiskVersion::virtualSize).orElse(size);
        return disk.mode() == Mode.INCREMENTAL && before != size
                ? new PlannedDisk(disk.attachment(), Mode.FULL, Reason.DISK_RESIZED)
                : disk;
    }

    private Qcow2Writer.Options form(PlannedDisk disk, long size) throws IOException {
        var form = Qcow2Writer.Options.of(size).withCompression(settings.compression());
        return disk.mode() == Mode.INCREMENTAL
                ? form.withBacking(settings.draft().backingName(since.orElseThrow(), id(disk)), ImageFormat.QCOW2)
                : form;
    }

    private Optional<DiskVersion> parent(AttachedDisk attachment) {
        return since.flatMap(point -> point.disk(attachment.disk().id()));
    }

    /// The bytes are here already, so trouble with this second ticket costs the proof and nothing else.
    private Optional<String> checksumByAnotherTicket(PlannedDisk disk)
            throws EngineException, CatalogException, JobFailed, JobStopped {
        try (OpenTransfer transfer = OpenTransfer.download(bench, run, vm, id(disk), backup.id())) {
            Optional<String> checksum = Optional.empty();
            try (ImageClient client = ImageDoor.open(bench, transfer.ready())) {
                if (client.options().checksum()) {
                    checksum = Optional.of(client.checksum("sha256", run::cancelled));
                } else {
                    noteNoChecksum(disk);
                }
            }
            transfer.finishRead();
            return checksum;
        } catch (TransferCancelled _) {
            throw new JobStopped();
        } catch (TransferException | OpenTransfer.NotStarted e) {
            LOG.warn("disk {} could not be proven", id(disk), e);
            noteNoChecksum(disk);
            return Optional.empty();
        }
    }

    private void noteNoChecksum(PlannedDisk disk) {
        run.note(Finding.ofDisk(
                Finding.Kind.NO_SERVER_CHECKSUM,
                id(disk),
                disk.attachment().disk().alias()));
    }

    private static Copied with(Copied copied, Optional<String> checksum) {
        return new Copied(
                copied.attachment(),
                copied.mode(),
                copied.reason(),
                copied.downloaded(),
                copied.storedBytes(),
                checksum);
    }

    private static UUID id(PlannedDisk disk) {
        return disk.attachment().disk().id();
    }
}
