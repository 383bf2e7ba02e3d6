package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.plan.Protection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A VM in the table, with everything the table ever needs said once.
///
/// @param id         of the VM
/// @param name       for people
/// @param presence   what it is doing
/// @param protection whether it is safe
/// @param why        the protection's reason in words
/// @param plan       the plan that covers it, or why none does
/// @param next       when it is backed up next, in words; empty when nobody knows
/// @param lastPoint  when the last point was taken
/// @param ago        the same in words
/// @param points     how many there are
/// @param bytes      what its disks take as guests see them, in bytes
/// @param size       the same in words
/// @param cluster    name of its cluster; empty when the engine did not say
/// @param tags       on the VM
/// @param haystack   what a search looks in, lower case
/// @param spoken     the whole row as a sentence
public record MachineRow(
        UUID id,
        String name,
        Presence presence,
        Protection protection,
        String why,
        Covering plan,
        String next,
        Optional<Instant> lastPoint,
        String ago,
        int points,
        long bytes,
        String size,
        String cluster,
        List<String> tags,
        String haystack,
        String spoken) {
    /// Worry first: by protection, then the longest without a point, then by name.
    public static final Comparator<MachineRow> BY_WORRY = Comparator.<MachineRow>comparingInt(
                    row -> ProtectionLook.worry(row.protection()))
            .thenComparing(row -> row.lastPoint().orElse(Instant.MIN))
            .thenComparing(MachineRow::name, String.CASE_INSENSITIVE_ORDER);

    /// Copies the list.
    public MachineRow {
        tags = List.copyOf(tags);
    }

    static MachineRow of(VmSummary summary, Covering plan, Wording wording) {
        Vm vm = summary.vm();
        Presence presence = Presence.of(vm.status());
        String ago = summary.lastPoint().map(wording.moments()::ago).orElseGet(() -> wording.get("machines.never"));
        String next = plan.next().map(wording.moments()::slot).orElse("");
        String why = ProtectionLook.why(summary, ago, wording);
        long bytes = vm.disks().stream()
                .mapToLong(attached -> attached.disk().provisionedSize())
                .sum();
        String haystack = String.join(" ", vm.name(), vm.clusterName(), vm.description(), String.join(" ", vm.tags()));
        String spoken = wording.get(
                "machines.row.spoken",
                vm.name(),
                wording.get("state." + presence.code()),
                wording.get(ProtectionLook.key(summary.protection())),
                ago,
                summary.points(),
                plan.words());
        return new MachineRow(
                vm.id(),
                vm.name(),
                presence,
                summary.protection(),
                why,
                plan,
                next,
                summary.lastPoint(),
                ago,
                summary.points(),
                bytes,
                wording.size(bytes),
                vm.clusterName(),
                vm.tags(),
                haystack.toLowerCase(Locale.ROOT),
                spoken);
    }
}
