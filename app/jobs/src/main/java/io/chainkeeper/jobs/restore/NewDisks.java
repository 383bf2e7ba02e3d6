package io.chainkeeper.jobs.restore;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.NewAttachment;
import io.chainkeeper.engine.NewDisk;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.remote.NewThings;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.DiskGauge;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Ongoing;
import io.chainkeeper.jobs.work.Patience;
import io.chainkeeper.jobs.work.Together;
import io.chainkeeper.repository.DiskVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The chosen disks of a point become new disks on the engine, filled and compared; they hang on nothing yet.
final class NewDisks {
    private static final Logger LOG = LoggerFactory.getLogger(NewDisks.class);

    private final Bench bench;
    private final LiveRun run;
    private final RestoreRequest request;
    private final Chosen chosen;
    private final DiskUpload upload;
    private final NewThings made;
    private final Map<UUID, Optional<String>> checksums = new ConcurrentHashMap<>();

    /// @param prove compare each disk with the stored checksum by the server's own
    /// @param made  takes the disks away again if the restore does not get to its end
    NewDisks(Bench bench, LiveRun run, RestoreRequest request, Chosen chosen, boolean prove, NewThings made) {
        this.bench = bench;
        this.run = run;
        this.request = request;
        this.chosen = chosen;
        this.upload = new DiskUpload(bench, chosen, prove);
        this.made = made;
    }

    /// A disk on its way.
    ///
    /// @param version what it was
    /// @param domain  where it goes
    /// @param target  id of the disk that was made for it
    private record OnItsWay(DiskVersion version, UUID domain, UUID target, DiskGauge gauge) {
        OnItsWay to(UUID another) {
            return new OnItsWay(version, domain, another, gauge);
        }
    }

    /// What was made.
    ///
    /// @param disks  disk as it was → new disk, in the point's order
    /// @param proven backed-up ids of disks whose uploaded content the server's own checksum confirmed
    record Filled(Map<DiskVersion, UUID> disks, List<UUID> proven) {
        /// Backed-up id → new id.
        Map<UUID, UUID> ids() {
            Map<UUID, UUID> ids = new LinkedHashMap<>();
            disks.forEach((version, target) -> ids.put(version.disk(), target));
            return ids;
        }
    }

    /// Makes and fills them; enters three stages on the way.
    Filled fill() throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        run.enter(Stage.CREATE_DISKS);
        List<OnItsWay> disks = create();
        run.enter(Stage.UPLOAD);
        Map<DiskVersion, UUID> sent = new LinkedHashMap<>();
        List<Together.Part<OnItsWay, RuntimeException>> parts = new ArrayList<>();
        disks.forEach(disk -> parts.add(strand -> send(strand, disk)));
        Together.all(run, RuntimeException.class, parts).forEach(each -> sent.put(each.version(), each.target()));
        run.enter(Stage.COMPARE);
        return new Filled(sent, compare(sent));
    }

    private List<OnItsWay> create() throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        List<UUID> domains = Patience.of(bench, run).ask(() -> bench.engine().storageDomains()).stream()
                .map(each -> each.id())
                .toList();
        List<OnItsWay> disks = new ArrayList<>();
        for (DiskVersion version : chosen.disks()) {
            UUID domain = Places.domain(request, version)
                    .filter(domains::contains)
                    .orElseThrow(() -> new JobFailed(new Failure.ChooseAgain(
                            FailureCode.TARGET_GONE, "storage domain for disk " + version.alias())));
            DiskGauge gauge = run.show(
                    new DiskGauge(version.disk(), version.alias(), version.virtualSize(), version.storedBytes()));
            disks.add(new OnItsWay(version, domain, UUID.randomUUID(), gauge));
        }
        for (OnItsWay disk : disks) {
            made.disk(run, newDisk(disk));
        }
        return disks;
    }

    private NewDisk newDisk(OnItsWay disk) throws IOException, JobFailed {
        DiskVersion version = disk.version();
        boolean cow = !version.shape().format().equals("raw");
        // The engine counts in sectors of 512 bytes.
        long size = Math.max(512, Math.ceilDiv(version.virtualSize(), 512) * 512);
        return new NewDisk(
                disk.target(),
                version.alias(),
                version.shape().description(),
                size,
                cow && version.shape().sparse() ? Optional.of(initialSize(version, size)) : Optional.empty(),
                cow ? DiskFormat.COW : DiskFormat.RAW,
                version.shape().sparse(),
                cow,
                disk.domain());
    }

    /// On block storage the volume of a thin disk does not grow during an upload, so it must hold everything
    /// from the start: all clusters with data, their tables and refcounts, the header, and a margin. Never
    /// more than the disk itself and a tenth.
    private long initialSize(DiskVersion version, long size) throws IOException, JobFailed {
        try (DiskImage image = bench.repository().openDisk(chosen.point(), version.disk())) {
            long clusters = DataExtents.clusterBytes(image);
            long wanted = clusters + clusters / 100 + (4L << 20) + size / 8192;
            return Math.min(wanted, size + size / 10);
        }
    }

    /// A failed or cancelled upload costs the engine's disk, so another attempt needs another disk.
    private OnItsWay send(Ongoing strand, OnItsWay disk)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        OnItsWay now = disk;
        for (int attempt = 1; ; attempt++) {
            strand.stopIfCancelled();
            switch (upload.send(strand, now.version(), now.target(), now.domain(), now.gauge())) {
                case DiskUpload.Ending.Sent(var checksum) -> {
                    checksums.put(now.target(), checksum);
                    return now;
                }
                case DiskUpload.Ending.Broken(var failure) -> {
                    if (attempt >= bench.limits().transfers().attempts()) {
                        throw new JobFailed(failure);
                    }
                    LOG.warn(
                            "disk {} is sent again, attempt {}: {}",
                            now.version().disk(),
                            attempt + 1,
                            failure);
                }
            }
            Patience.of(bench, strand).pause();
            made.discard(now.target());
            now = now.to(UUID.randomUUID());
            made.disk(strand, newDisk(now));
        }
    }

    private List<UUID> compare(Map<DiskVersion, UUID> sent) throws JobFailed {
        List<UUID> proven = new ArrayList<>();
        for (Map.Entry<DiskVersion, UUID> disk : sent.entrySet()) {
            DiskVersion version = disk.getKey();
            Optional<String> theirs = checksums.getOrDefault(disk.getValue(), Optional.empty());
            if (theirs.isPresent()) {
                if (!theirs.get().equals(version.checksum())) {
                    throw new JobFailed(FilesJob.differs(chosen, version, theirs.get()));
                }
                proven.add(version.disk());
            }
        }
        return proven;
    }

    /// A new disk hung as the old one was, but neither active nor bootable unless told.
    static NewAttachment attachment(DiskVersion version, UUID target, boolean active, boolean bootable) {
        var shape = version.shape();
        return new NewAttachment(
                target, active, bootable, shape.readOnly(), shape.passDiscard(), shape.diskInterface());
    }
}
