package io.chainkeeper.jobs.recover;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.doctor.Leftover.Kind;
import io.chainkeeper.repository.Finding;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What lies in the repository and should not, and where the catalog is of another opinion.
final class RepositoryLook {
    private final Catalog catalog;
    private final Names names;
    private final Set<UUID> ours;

    /// @param ours whose unfinished folders are told with it, or are being filled
    RepositoryLook(Catalog catalog, Names names, Set<UUID> ours) {
        this.catalog = catalog;
        this.names = names;
        this.ours = ours;
    }

    List<Leftover> leftovers(Scan scan) throws CatalogException {
        List<Leftover> found = new ArrayList<>();
        for (Finding finding : scan.findings()) {
            if (!(finding instanceof Finding.Unfinished folder && ours.contains(folder.point()))) {
                found.add(leftover(finding));
            }
        }
        found.addAll(disagreements(scan.points()));
        return found;
    }

    private Leftover leftover(Finding finding) {
        return switch (finding) {
            case Finding.Unfinished each -> of(Kind.UNFINISHED_FOLDER, each, each.vm());
            case Finding.Unreadable each -> of(Kind.UNREADABLE_MANIFEST, each, each.vm(), each.reason());
            case Finding.Newer each -> of(Kind.NEWER_MANIFEST, each, each.vm());
            case Finding.FileMissing each -> of(Kind.MISSING_FILE, each, each.vm());
            case Finding.LengthDiffers each ->
                of(Kind.CHANGED_FILE, each, each.vm(), String.valueOf(each.expected()), String.valueOf(each.found()));
            case Finding.BrokenChain each ->
                of(Kind.BROKEN_CHAIN, each, each.vm(), each.parent().toString());
            case Finding.Duplicate each ->
                of(Kind.DUPLICATE_POINT, each, each.vm(), each.used().toString());
            case Finding.Stray each ->
                new Leftover(
                        Kind.STRAY_FILE, each.path().toString(), each.path().toString(), List.of(), Optional.empty());
        };
    }

    private Leftover of(Kind kind, Finding finding, UUID vm, String... facts) {
        return new Leftover(kind, names.of(vm), finding.path().toString(), List.of(facts), Optional.empty());
    }

    private List<Leftover> disagreements(List<Point> stored) throws CatalogException {
        Map<UUID, KeptPoint> kept =
                catalog.points().stream().collect(Collectors.toMap(KeptPoint::point, Function.identity()));
        List<Leftover> found = new ArrayList<>();
        for (Point point : stored) {
            if (kept.remove(point.id()) == null && !ours.contains(point.id())) {
                found.add(new Leftover(
                        Kind.UNKNOWN_POINT,
                        point.vm().name(),
                        point.id().toString(),
                        List.of(),
                        Optional.of(point.takenAt())));
            }
        }
        for (KeptPoint point : kept.values()) {
            found.add(new Leftover(
                    Kind.VANISHED_POINT,
                    point.vmName(),
                    point.point().toString(),
                    List.of(),
                    Optional.of(point.takenAt())));
        }
        return found;
    }
}
