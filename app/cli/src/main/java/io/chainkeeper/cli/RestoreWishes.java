package io.chainkeeper.cli;

import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.jobs.VmNetwork;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.plan.NicChoice;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What was typed about disks, places and network cards of a point, found by name or id.
///
/// @param workplace where to look
/// @param point     whose disks and cards are meant
record RestoreWishes(Workplace workplace, Point point) {
    private static final String KEEP_MAC = ",keep-mac";

    /// Storage domains.
    ///
    /// @param perDisk disk as backed up → its domain
    /// @param others  the domain of all other disks
    record Domains(Map<UUID, UUID> perDisk, Optional<UUID> others) {}

    /// The disks that were named; empty for all.
    Optional<Set<UUID>> disks(List<String> named) throws CommandFailed {
        Set<UUID> found = new HashSet<>();
        for (String each : named) {
            found.add(disk(each));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private UUID disk(String named) throws CommandFailed {
        return one("point", "disk", named, point.disks(), DiskVersion::disk, DiskVersion::alias);
    }

    /// All of the point's disks.
    Set<UUID> everyDisk() {
        return point.disks().stream().map(DiskVersion::disk).collect(Collectors.toSet());
    }

    /// Reads `NAME` and `DISK=NAME`.
    Domains domains(List<String> typed) throws CommandFailed, WorkplaceException {
        Map<UUID, UUID> perDisk = new HashMap<>();
        Optional<UUID> others = Optional.empty();
        for (String each : typed) {
            int equals = each.indexOf('=');
            UUID domain = one(
                    "storage domain",
                    each.substring(equals + 1),
                    workplace.storageDomains(),
                    StorageDomain::id,
                    StorageDomain::name);
            if (equals < 0) {
                others = Optional.of(domain);
            } else {
                perDisk.put(disk(each.substring(0, equals)), domain);
            }
        }
        return new Domains(perDisk, others);
    }

    /// Reads `NIC=PROFILE[,keep-mac]`.
    List<NicChoice> nics(List<String> typed) throws CommandFailed, WorkplaceException {
        List<NicChoice> choices = new ArrayList<>();
        for (String each : typed) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw new CommandFailed(
                        ExitCode.USAGE, "\"" + each + "\" is not NIC=PROFILE, NIC=none or NIC=leave-out.");
            }
            choices.add(nic(each.substring(0, equals), each.substring(equals + 1)));
        }
        return choices;
    }

    private NicChoice nic(String name, String wish) throws CommandFailed, WorkplaceException {
        if (wish.equals("leave-out")) {
            return new NicChoice.LeftOut(name);
        }
        boolean keepMac = wish.endsWith(KEEP_MAC);
        String network = keepMac ? wish.substring(0, wish.length() - KEEP_MAC.length()) : wish;
        Optional<UUID> profile = network.equals("none")
                ? Optional.empty()
                : Optional.of(one("vNIC profile", network, workplace.networks(), VmNetwork::profile, VmNetwork::name));
        return new NicChoice.Connected(name, profile, keepMac);
    }

    /// The one thing of the engine's that has a name or id.
    static <T> UUID one(String what, String named, List<T> all, Function<T, UUID> id, Function<T, String> name)
            throws CommandFailed {
        return one("engine", what, named, all, id, name);
    }

    private static <T> UUID one(
            String whose, String what, String named, List<T> all, Function<T, UUID> id, Function<T, String> name)
            throws CommandFailed {
        var matches = all.stream()
                .filter(each -> name.apply(each).equals(named)
                        || id.apply(each).toString().equals(named))
                .toList();
        if (matches.size() != 1) {
            String count = matches.isEmpty() ? " has no " : " has more than one ";
            throw new CommandFailed(ExitCode.NOT_FOUND, "The " + whose + count + what + " \"" + named + "\".");
        }
        return id.apply(matches.getFirst());
    }
}
