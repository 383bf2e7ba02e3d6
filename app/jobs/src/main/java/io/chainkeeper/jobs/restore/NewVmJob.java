package io.chainkeeper.jobs.restore;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.NewAttachment;
import io.chainkeeper.engine.NewDisk;
import io.chainkeeper.engine.NewVm;
import io.chainkeeper.engine.OvfForRestore;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.remote.NewThings;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.DiskGauge;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.Job;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Patience;
import io.chainkeeper.repository.DiskVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A point becomes a new VM with new disks and new ids. Whatever was there before is not touched.
public final class NewVmJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(NewVmJob.class);

    private final Bench bench;
    private final RestoreRequest.NewVm request;

    /// A restore to a new VM.
    public NewVmJob(Bench bench, RestoreRequest.NewVm request) {
        this.bench = bench;
        this.request = request;
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

    @Override
    public Result work(LiveRun run) throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        Chosen chosen = Chosen.of(bench, request);
        run.named(request.name());
        chosen.checkChains(bench, run);
        String ovf = configuration(chosen);
        Patience.of(bench, run).ask(this::checkTarget);
        try (NewThings made = new NewThings(bench, run)) {
            run.enter(Stage.CREATE_DISKS);
            List<OnItsWay> disks = create(chosen, made, run);
            run.enter(Stage.UPLOAD);
            Map<UUID, Optional<String>> checksums = new LinkedHashMap<>();
            List<OnItsWay> sent = new ArrayList<>();
            for (OnItsWay disk : disks) {
                sent.add(send(chosen, disk, made, run, checksums));
            }
            run.enter(Stage.COMPARE);
            List<UUID> proven = compare(chosen, sent, checksums);
            run.enter(Stage.CREATE_VM);
            UUID vm = made.vm(new NewVm(request.name(), request.cluster(), ovf, true));
            run.enter(Stage.ATTACH);
            attach(vm, sent, run);
            run.enter(Stage.CLEAN);
            run.stopIfCancelled();
            made.keep();
            run.nowDurable();
            Map<UUID, UUID> mapping = new LinkedHashMap<>();
            sent.forEach(each -> mapping.put(each.version().disk(), each.target()));
            return new Result.RestoredVm(
                    vm, request.name(), mapping, run.snapshot().bytesMoved(), proven);
        }
    }

    private String configuration(Chosen chosen) throws JobFailed {
        try {
            return OvfForRestore.clean(bench.repository().ovf(chosen.point()));
        } catch (IOException e) {
            throw new JobFailed(
                    Failures.reading(e, chosen.point().id(), bench.repository().folder()), e);
        } catch (IllegalArgumentException e) {
            var damage =
                    new Failure.Damage(chosen.point().id(), "vm.ovf", Optional.empty(), String.valueOf(e.getMessage()));
            throw new JobFailed(
                    new Failure.BackUpAgain(
                            FailureCode.POINT_DAMAGED, chosen.point().id(), List.of(damage)),
                    e);
        }
    }

    /// The engine would say so too, but only after all bytes were sent.
    private boolean checkTarget() throws EngineException, JobFailed {
        boolean taken = bench.engine().vms().stream().anyMatch(vm -> vm.name().equals(request.name()));
        if (taken) {
            throw new JobFailed(new Failure.ChooseAgain(FailureCode.NAME_TAKEN, request.name()));
        }
        UUID cluster = request.cluster();
        if (bench.engine().clusters().stream().noneMatch(each -> each.id().equals(cluster))) {
            throw new JobFailed(new Failure.ChooseAgain(FailureCode.TARGET_GONE, "cluster " + cluster));
        }
        return true;
    }

    private List<OnItsWay> create(Chosen chosen, NewThings made, LiveRun run)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        List<UUID> domains = Patience.of(bench, run).ask(() -> bench.engine().storageDomains()).stream()
                .map(each -> each.id())
                .toList();
        List<OnItsWay> disks = new ArrayList<>();
        for (DiskVersion version : chosen.disks()) {
            UUID domain = Reviews.domain(request, version)
                    .filter(domains::contains)
                    .orElseThrow(() -> new JobFailed(new Failure.ChooseAgain(
                            FailureCode.TARGET_GONE, "storage domain for disk " + version.alias())));
            DiskGauge gauge = run.show(
                    new DiskGauge(version.disk(), version.alias(), version.virtualSize(), version.storedBytes()));
            disks.add(new OnItsWay(version, domain, UUID.randomUUID(), gauge));
        }
        for (OnItsWay disk : disks) {
            made.disk(newDisk(chosen, disk));
        }
        return disks;
    }

    private NewDisk newDisk(Chosen chosen, OnItsWay disk) throws IOException, JobFailed {
        DiskVersion version = disk.version();
        boolean cow = !version.shape().format().equals("raw");
        // The engine counts in sectors of 512 bytes.
        long size = Math.max(512, Math.ceilDiv(version.virtualSize(), 512) * 512);
        return new NewDisk(
                disk.target(),
                version.alias(),
                version.shape().description(),
                size,
                cow && version.shape().sparse() ? Optional.of(initialSize(chosen, version, size)) : Optional.empty(),
                cow ? DiskFormat.COW : DiskFormat.RAW,
                version.shape().sparse(),
                cow,
                disk.domain());
    }

    /// On block storage the volume of a thin disk does not grow during an upload, so it must hold everything
    /// from the start: all clusters with data, their tables and refcounts, the header, and a margin. Never
    /// more than the disk itself and a tenth.
    private long initialSize(Chosen chosen, DiskVersion version, long size) throws IOException, JobFailed {
        try (DiskImage image = bench.repository().openDisk(chosen.point(), version.disk())) {
            long clusters = DataExtents.clusterBytes(image);
            long wanted = clusters + clusters / 100 + (4L << 20) + size / 8192;
            return Math.min(wanted, size + size / 10);
        }
    }

    /// A failed or cancelled upload costs the engine's disk, so another attempt needs another disk.
    private OnItsWay send(
            Chosen chosen, OnItsWay disk, NewThings made, LiveRun run, Map<UUID, Optional<String>> checksums)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        DiskUpload upload = new DiskUpload(bench, run, chosen, request.prove());
        OnItsWay now = disk;
        for (int attempt = 1; ; attempt++) {
            run.stopIfCancelled();
            switch (upload.send(now.version(), now.target(), now.gauge())) {
                case DiskUpload.Ending.Sent(var checksum) -> {
                    checksums.put(now.target(), checksum);
                    return now;
                }
                case DiskUpload.Ending.Broken(var failure) -> {
                    if (attempt >= bench.limits().attempts()) {
                        throw new JobFailed(failure);
                    }
                    LOG.warn(
                            "disk {} is sent again, attempt {}: {}",
                            now.version().disk(),
                            attempt + 1,
                            failure);
                }
            }
            Patience.of(bench, run).pause();
            made.discard(now.target());
            now = now.to(UUID.randomUUID());
            made.disk(newDisk(chosen, now));
        }
    }

    private List<UUID> compare(Chosen chosen, List<OnItsWay> sent, Map<UUID, Optional<String>> checksums)
            throws JobFailed {
        List<UUID> proven = new ArrayList<>();
        for (OnItsWay disk : sent) {
            Optional<String> theirs = checksums.getOrDefault(disk.target(), Optional.empty());
            if (theirs.isPresent()) {
                if (!theirs.get().equals(disk.version().checksum())) {
                    throw new JobFailed(FilesJob.differs(chosen, disk.version(), theirs.get()));
                }
                proven.add(disk.version().disk());
            }
        }
        return proven;
    }

    private void attach(UUID vm, List<OnItsWay> sent, LiveRun run) throws EngineException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        for (OnItsWay disk : sent) {
            run.stopIfCancelled();
            var shape = disk.version().shape();
            engine.attachDisk(
                    vm,
                    new NewAttachment(
                            disk.target(),
                            shape.active(),
                            shape.bootable(),
                            shape.readOnly(),
                            shape.passDiscard(),
                            shape.diskInterface()));
        }
    }
}
