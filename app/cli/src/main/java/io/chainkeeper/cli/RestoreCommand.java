package io.chainkeeper.cli;

import io.chainkeeper.engine.Cluster;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Brings a point back: as a new VM, or as files here.
@CommandLine.Command(
        name = "restore",
        description = "Restore a point as a new VM on the engine, or as image files on this computer. Nothing that "
                + "exists is changed.")
final class RestoreCommand extends Command {
    /// Where the bytes go: exactly one of the two.
    static final class Target {
        @CommandLine.Option(names = "--to-vm", paramLabel = "NAME", required = true, description = "A new VM's name.")
        @Nullable
        String vm;

        @CommandLine.Option(
                names = "--to-folder",
                paramLabel = "DIR",
                required = true,
                description = "A folder of this computer; no engine is needed.")
        @Nullable
        Path folder;
    }

    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.ArgGroup(exclusive = true, multiplicity = "1")
    Target target = new Target();

    @CommandLine.Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "The new VM's cluster, by name or id (default: the one it was in).")
    @Nullable
    String cluster;

    @CommandLine.Option(
            names = "--storage-domain",
            paramLabel = "NAME",
            description = "Where the new disks go, by name or id (default: where they were).")
    @Nullable
    String storageDomain;

    @CommandLine.Option(
            names = {"-O", "--output-format"},
            paramLabel = "FORMAT",
            defaultValue = "qcow2",
            description = "Format of files in DIR: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    ImageFormat format;

    @CommandLine.Parameters(paramLabel = "POINT", description = "The point's id (chainkeeper points).")
    String point;

    @Override
    ExitCode run(Output out) throws Exception {
        UUID id = Named.point(point);
        try (Workplace workplace = target.folder != null ? access.openOffline() : access.open()) {
            var outcome = new RunWatch(out, interrupt()).untilEnd(workplace.restore(request(workplace, id)));
            new OutcomeAnswer(json, out).tell(outcome);
            return RunWatch.exit(outcome);
        }
    }

    private RestoreRequest request(Workplace workplace, UUID id) throws CommandFailed, WorkplaceException {
        if (target.folder != null) {
            return new RestoreRequest.LocalFiles(id, target.folder, format, Optional.empty());
        }
        Point kept = workplace
                .point(id)
                .orElseThrow(() -> new CommandFailed(ExitCode.NOT_FOUND, "The repository has no point " + id + "."));
        UUID into = cluster == null
                ? kept.shape().clusterId()
                : one("cluster", cluster, workplace.clusters(), Cluster::id, Cluster::name);
        Optional<UUID> domain = storageDomain == null
                ? Optional.empty()
                : Optional.of(one(
                        "storage domain",
                        storageDomain,
                        workplace.storageDomains(),
                        StorageDomain::id,
                        StorageDomain::name));
        String name = String.valueOf(target.vm);
        return new RestoreRequest.NewVm(id, name, into, Map.of(), domain, Optional.empty(), true);
    }

    private static <T> UUID one(String what, String named, List<T> all, Function<T, UUID> id, Function<T, String> name)
            throws CommandFailed {
        var matches = all.stream()
                .filter(each -> name.apply(each).equals(named)
                        || id.apply(each).toString().equals(named))
                .toList();
        if (matches.size() != 1) {
            throw new CommandFailed(
                    ExitCode.NOT_FOUND,
                    (matches.isEmpty() ? "The engine has no " : "The engine has more than one ") + what + " \"" + named
                            + "\".");
        }
        return id.apply(matches.getFirst());
    }
}
