package io.chainkeeper.jobs.restore;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageException;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.remote.ImageDoor;
import io.chainkeeper.jobs.remote.OpenTransfer;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.DiskGauge;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.Meter;
import io.chainkeeper.jobs.work.Ongoing;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.transfer.ImageClient;
import io.chainkeeper.transfer.ServerTrouble;
import io.chainkeeper.transfer.TransferCancelled;
import io.chainkeeper.transfer.TransferCounters;
import io.chainkeeper.transfer.TransferException;
import io.chainkeeper.transfer.TransferOptions;
import io.chainkeeper.transfer.Upload;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends one disk of a point to a disk that was made for it, and asks the server what it has before it is
/// finished.
final class DiskUpload {
    private static final Logger LOG = LoggerFactory.getLogger(DiskUpload.class);

    private final Bench bench;
    private final Chosen chosen;
    private final boolean prove;

    DiskUpload(Bench bench, Chosen chosen, boolean prove) {
        this.bench = bench;
        this.chosen = chosen;
        this.prove = prove;
    }

    /// How one attempt went: sent, or broken in a way that a new disk may cure.
    sealed interface Ending {
        /// The disk is finished.
        ///
        /// @param checksum the server's own, if it was asked and could tell
        record Sent(Optional<String> checksum) implements Ending {}

        /// The transfer broke. The engine has removed, or will remove, the disk.
        ///
        /// @param failure what to say if there is no further attempt
        record Broken(Failure failure) implements Ending {}
    }

    /// Sends it.
    ///
    /// @param target id of the disk that was made for it
    /// @param domain where that lies
    Ending send(Ongoing run, DiskVersion version, UUID target, UUID domain, DiskGauge gauge)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        run.awaitOpen();
        try (DiskImage image = open(version);
                OpenTransfer transfer = OpenTransfer.upload(bench, run, target, target)) {
            Optional<String> checksum = Optional.empty();
            var counters = new TransferCounters();
            try (ImageClient client = ImageDoor.open(bench, transfer.ready())) {
                gauge.watch(Meter.of(counters));
                Upload.chain(
                        image,
                        client,
                        new TransferOptions(
                                bench.limits().transfers().connections(),
                                counters,
                                run::cancelled,
                                run.gate(),
                                run.seats()));
                if (prove) {
                    checksum = checksum(run, client, version);
                }
            } catch (TransferCancelled stopped) {
                throw new JobStopped();
            } catch (TransferException e) {
                if (e instanceof ServerTrouble) {
                    stopIfFull(domain, version, counters.bytesToMove() - counters.bytesMoved(), e);
                }
                return new Ending.Broken(Failures.of(e, ImageDoor.host(transfer.ready())));
            }
            transfer.finish();
            gauge.done();
            return new Ending.Sent(checksum);
        } catch (ImageException e) {
            throw new JobFailed(
                    Failures.reading(e, chosen.point().id(), bench.repository().folder()), e);
        } catch (OpenTransfer.NotStarted e) {
            return new Ending.Broken(
                    new Failure.AskAdministrator(FailureCode.TRANSFER_FAILED, String.valueOf(e.getMessage())));
        }
    }

    /// An image server that can't write does not say why. While the disk is still there its storage domain
    /// shows whether room is missing; then another attempt would only send all of it again.
    private void stopIfFull(UUID domain, DiskVersion version, long left, TransferException trouble) throws JobFailed {
        Optional<StorageDomain> full = seen(domain)
                .filter(now -> now.available() + now.used() > 0) // else the engine does not say
                .filter(now -> now.available() < left);
        if (full.isPresent()) {
            throw new JobFailed(
                    new Failure.DomainFull(
                            FailureCode.STORAGE_PROBLEM,
                            full.get().name(),
                            full.get().available(),
                            version.alias(),
                            left),
                    trouble);
        }
    }

    private Optional<StorageDomain> seen(UUID domain) throws JobFailed {
        try {
            return bench.engine().storageDomains().stream()
                    .filter(each -> each.id().equals(domain))
                    .findFirst();
        } catch (EngineException e) {
            LOG.info("storage domain {} was not looked at: {}", domain, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> checksum(Ongoing run, ImageClient client, DiskVersion version) throws TransferException {
        if (client.options().checksum()) {
            return Optional.of(client.checksum("sha256", run::cancelled));
        }
        run.note(Finding.ofDisk(Finding.Kind.NO_SERVER_CHECKSUM, version.disk(), version.alias()));
        return Optional.empty();
    }

    private DiskImage open(DiskVersion version) throws JobFailed {
        try {
            return bench.repository().openDisk(chosen.point(), version.disk());
        } catch (IOException e) {
            throw new JobFailed(
                    Failures.reading(e, chosen.point().id(), bench.repository().folder()), e);
        }
    }
}
