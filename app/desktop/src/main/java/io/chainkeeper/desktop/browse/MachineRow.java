package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.plan.Protection;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A VM in the table, with everything the table ever needs said once.
///
/// @param id         of the VM
/// @param name       for people
/// @param presence   what it is doing
/// @param protection whether it is safe
/// @param lastPoint  when the last point was taken
/// @param ago        the same in words
/// @param points     how many there are
/// @param haystack   what a search looks in, lower case
/// @param spoken     the whole row as a sentence
public record MachineRow(
        UUID id,
        String name,
        Presence presence,
        Protection protection,
        Optional<Instant> lastPoint,
        String ago,
        int points,
        String haystack,
        String spoken) {
    /// Worry first: by protection, then the longest without a point, then by name.
    public static final Comparator<MachineRow> BY_WORRY = Comparator.<MachineRow>comparingInt(
                    row -> ProtectionLook.worry(row.protection()))
            .thenComparing(row -> row.lastPoint().orElse(Instant.MIN))
            .thenComparing(MachineRow::name, String.CASE_INSENSITIVE_ORDER);

    static MachineRow of(VmSummary summary, Wording wording) {
        Vm vm = summary.vm();
        Presence presence = Presence.of(vm.status());
        String ago = summary.lastPoint().map(wording.moments()::ago).orElseGet(() -> wording.get("machines.never"));
        String haystack = String.join(" ", vm.name(), vm.clusterName(), vm.description(), String.join(" ", vm.tags()));
        String spoken = wording.get(
                "machines.row.spoken",
                vm.name(),
                wording.get("state." + presence.code()),
                wording.get(ProtectionLook.key(summary.protection())),
                ago,
                summary.points());
        return new MachineRow(
                vm.id(),
                vm.name(),
                presence,
                summary.protection(),
                summary.lastPoint(),
                ago,
                summary.points(),
                haystack.toLowerCase(Locale.ROOT),
                spoken);
    }

    /// Whether every word of a search occurs.
    boolean matches(String search) {
        for (String word : search.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!haystack.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// Whether somebody should do something.
    boolean worrying() {
        return protection != Protection.PROTECTED;
    }
}
