package io.chainkeeper.jobs.restore;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.plan.RestoreReview.ReviewedDisk;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Says what a restore would do. Reads tables of images, no data; asks the engine nothing.
public final class Reviews {
    private Reviews() {}

    /// The review of a request.
    ///
    /// @throws JobFailed if the point or a disk does not exist, or a chain cannot be read
    public static RestoreReview of(Bench bench, RestoreRequest request) throws IOException, JobFailed {
        Chosen chosen = Chosen.of(bench, request);
        List<ReviewedDisk> disks = new ArrayList<>();
        for (DiskVersion version : chosen.disks()) {
            disks.add(review(bench, request, chosen.point(), version));
        }
        return new RestoreReview(request, chosen.point(), disks, findings(request, chosen.point()));
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
                    domain(request, version));
        } catch (IOException e) {
            throw new JobFailed(
                    Failures.reading(e, point.id(), bench.repository().folder()), e);
        }
    }

    /// Where a disk of a request goes: as chosen for it, as chosen for all, or where it was.
    static Optional<UUID> domain(RestoreRequest request, DiskVersion version) {
        return switch (request) {
            case RestoreRequest.NewVm vm ->
                Optional.ofNullable(vm.storageDomains().get(version.disk()))
                        .or(vm::storageDomain)
                        .or(() -> version.shape().storageDomainId());
            case RestoreRequest.LocalFiles files -> Optional.empty();
        };
    }

    private static List<Finding> findings(RestoreRequest request, Point point) {
        return switch (request) {
            case RestoreRequest.NewVm vm ->
                point.shape().nics().stream()
                        .filter(nic -> nic.profile().isEmpty())
                        .map(nic -> Finding.of(Finding.Kind.NIC_WITHOUT_NETWORK, nic.name()))
                        .toList();
            case RestoreRequest.LocalFiles files -> List.of();
        };
    }
}
