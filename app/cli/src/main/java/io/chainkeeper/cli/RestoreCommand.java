package io.chainkeeper.cli;

import io.chainkeeper.engine.Cluster;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Brings a point back: as a new VM, as new disks, or as files here.
@CommandLine.Command(
        name = "restore",
        description = "Restore a point as a new VM, as new disks on the engine, or as image files on this computer. "
                + "Nothing that exists is changed.")
final class RestoreCommand extends Command {
    /// Where the bytes go: exactly one of these.
    static final class Target {
        @CommandLine.Option(names = "--to-vm", paramLabel = "NAME", required = true, description = "A new VM's name.")
        @Nullable
        String vm;

        @CommandLine.Option(
                names = "--attach-to",
                paramLabel = "VM",
                required = true,
                description = "An existing VM, by name or id: the disks become further disks of it. Active if it is "
                        + "down, inactive if it runs (see --plug).")
        @Nullable
        String attachTo;

        @CommandLine.Option(
                names = "--floating",
                required = true,
                description = "Disks on the engine that hang on no VM.")
        boolean floating;

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

    @CommandLine.Mixin
    RateLimit rate;

    @CommandLine.ArgGroup(exclusive = true, multiplicity = "1")
    Target target = new Target();

    @CommandLine.Option(
            names = "--disk",
            paramLabel = "DISK",
            description = "Only this disk of the point, by name or id. Repeat it for more (default: all).")
    List<String> disks = List.of();

    @CommandLine.Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "The new VM's cluster, by name or id (default: the one it was in).")
    @Nullable
    String cluster;

    @CommandLine.Option(
            names = "--storage-domain",
            paramLabel = "[DISK=]NAME",
            description = "Where the new disks go, or this one disk, by name or id (default: where they were).")
    List<String> storageDomains = List.of();

    @CommandLine.Option(
            names = "--nic",
            paramLabel = "NIC=PROFILE[,keep-mac]",
            description = "Network of a network card of the new VM: a vNIC profile by name or id, \"none\" for a card "
                    + "without a network, \"leave-out\" for no card; with keep-mac it keeps its MAC address (default: "
                    + "the network of the same name, a new MAC address).")
    List<String> nics = List.of();

    @CommandLine.Option(
            names = "--plug",
            description = "With --attach-to: plug the disks in at once, even while the VM runs.")
    boolean plug;

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
        try (Workplace workplace = target.folder != null ? access.openOffline() : access.open();
                var _ = rate.hold(workplace)) {
            Point kept = workplace
                    .point(id)
                    .orElseThrow(
                            () -> new CommandFailed(ExitCode.NOT_FOUND, "The repository has no point " + id + "."));
            var outcome = new RunWatch(out, interrupt()).untilEnd(workplace.restore(request(workplace, kept)));
            new OutcomeAnswer(json, out).tell(outcome);
            return RunWatch.exit(outcome);
        }
    }

    private RestoreRequest request(Workplace workplace, Point kept) throws CommandFailed, WorkplaceException {
        var wishes = new RestoreWishes(workplace, kept);
        Optional<Set<UUID>> only = wishes.disks(disks);
        if (target.folder != null) {
            return new RestoreRequest.LocalFiles(kept.id(), target.folder, format, only);
        }
        var domains = wishes.domains(storageDomains);
        if (target.vm != null) {
            UUID into = cluster == null
                    ? kept.shape().clusterId()
                    : RestoreWishes.one("cluster", cluster, workplace.clusters(), Cluster::id, Cluster::name);
            return new RestoreRequest.NewVm(
                    kept.id(), target.vm, into, domains.perDisk(), domains.others(), only, wishes.nics(nics), true);
        }
        return new RestoreRequest.Disks(
                kept.id(),
                only.orElseGet(wishes::everyDisk),
                target.attachTo == null
                        ? new RestoreRequest.DiskTarget.Floating()
                        : new RestoreRequest.DiskTarget.ToVm(
                                Named.vm(workplace, target.attachTo).id(), plug),
                domains.perDisk(),
                domains.others(),
                true);
    }
}
