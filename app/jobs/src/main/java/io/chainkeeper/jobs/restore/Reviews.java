package io.chainkeeper.jobs.restore;

import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreRequest.DiskTarget;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.plan.RestoreReview.ReviewedDisk;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Says what a restore would do. Reads tables of images, no data; looks at the engine, and changes nothing.
public final class Reviews {
    private Reviews() {}

    /// The review of a request.
    ///
    /// @throws JobFailed if the point, a disk or a place does not exist, a name is taken, the VM to attach to is
    ///                   neither up nor down, or a chain cannot be read
    public static RestoreReview of(Bench bench, RestoreRequest request) throws EngineException, IOException, JobFailed {
        Chosen chosen = Chosen.of(bench, request);
        List<ReviewedDisk> disks = new ArrayList<>();
        for (DiskVersion version : chosen.disks()) {
            disks.add(review(bench, request, chosen.point(), version));
        }
        return new RestoreReview(request, chosen.point(), disks, findings(bench, request, chosen, disks));
    }

    /// Storage domains that a restore writes to, as far as known before it begins.
    ///
    /// @throws JobFailed if the point or a disk does not exist
    public static Set<UUID> domains(Bench bench, RestoreRequest request) throws IOException, JobFailed {
        return Chosen.of(bench, request).disks().stream()
                .flatMap(version -> Places.domain(request, version).stream())
                .collect(Collectors.toSet());
    }

    private static ReviewedDisk review(Bench bench, RestoreRequest request, Point point, DiskVersion version)
            throws JobFailed {
        UUID disk = version.disk();
        try (DiskImage image = bench.repository().openDisk(point, disk)) {
            return new ReviewedDisk(
                    disk,
                    version.alias(),
                    version.virtualSize(),
                    DataExtents.bytes(image),
                    bench.repository().chainOf(point, disk).links().size(),
                    Places.domain(request, version));
        } catch (IOException e) {
            throw new JobFailed(
                    Failures.reading(e, point.id(), bench.repository().folder()), e);
        }
    }

    private static List<Finding> findings(Bench bench, RestoreRequest request, Chosen chosen, List<ReviewedDisk> disks)
            throws EngineException, JobFailed {
        List<Finding> found = new ArrayList<>();
        switch (request) {
            case RestoreRequest.NewVm vm -> {
                Places places = Places.of(bench);
                places.check(vm);
                found.addAll(Nics.findings(vm, chosen.point().shape(), places));
                found.addAll(room(places.domains(), disks));
            }
            case RestoreRequest.Disks wanted -> {
                if (wanted.target() instanceof DiskTarget.ToVm to) {
                    found.addAll(attaching(Carrier.of(bench, to), chosen));
                }
                found.addAll(room(bench.engine().storageDomains(), disks));
            }
            case RestoreRequest.LocalFiles files -> found.addAll(folder(files, chosen, disks));
        }
        return found;
    }

    private static List<Finding> folder(RestoreRequest.LocalFiles files, Chosen chosen, List<ReviewedDisk> disks)
            throws JobFailed {
        for (DiskVersion version : chosen.disks()) {
            Path target = FilesJob.target(files, version);
            if (Files.exists(target)) {
                throw new JobFailed(new Failure.ChooseAgain(FailureCode.FILE_EXISTS, target.toString()));
            }
        }
        long needed = disks.stream().mapToLong(ReviewedDisk::dataBytes).sum();
        Path there = files.folder().toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        // A FileStore would need the table of mounts, which a container may not have. 0 also means unknown.
        long free = there.toFile().getUsableSpace();
        return free > 0 && needed > free
                ? List.of(Finding.of(
                        Finding.Kind.FOLDER_SMALL,
                        files.folder().toString(),
                        String.valueOf(needed),
                        String.valueOf(free)))
                : List.of();
    }

    private static List<Finding> attaching(Carrier carrier, Chosen chosen) {
        List<Finding> found = new ArrayList<>();
        for (DiskVersion version : chosen.disks()) {
            if (version.shape().bootable() && !carrier.bootFree()) {
                found.add(Finding.ofDisk(Finding.Kind.NOT_BOOTABLE, version.disk(), version.alias(), carrier.name()));
            }
        }
        if (carrier.running()) {
            boolean all = chosen.disks().stream().allMatch(carrier::plugs);
            found.add(Finding.of(all ? Finding.Kind.ATTACHED_HOT : Finding.Kind.ATTACHED_INACTIVE, carrier.name()));
        }
        return found;
    }

    /// The engine's own check knows more, but comes after bytes were sent.
    private static List<Finding> room(List<StorageDomain> domains, List<ReviewedDisk> disks) throws JobFailed {
        List<Finding> found = new ArrayList<>();
        for (ReviewedDisk disk : disks) {
            Optional<UUID> wanted = disk.storageDomain();
            if (domains.stream().noneMatch(each -> wanted.equals(Optional.of(each.id())))) {
                throw new JobFailed(
                        new Failure.ChooseAgain(FailureCode.TARGET_GONE, "storage domain for disk " + disk.alias()));
            }
        }
        for (StorageDomain domain : domains) {
            long needed = disks.stream()
                    .filter(disk -> disk.storageDomain().equals(Optional.of(domain.id())))
                    .mapToLong(ReviewedDisk::dataBytes)
                    .sum();
            // 0 means that the engine does not tell.
            if (domain.available() > 0 && needed > domain.available()) {
                found.add(Finding.of(
                        Finding.Kind.DOMAIN_SMALL,
                        domain.name(),
                        String.valueOf(needed),
                        String.valueOf(domain.available())));
            }
        }
        return found;
    }
}
