package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.LeftOut;
import io.chainkeeper.jobs.plan.PlannedDisk;
import io.chainkeeper.repository.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A disk on the VM's page: what it is, and what the next backup does with it and why.
///
/// @param alias for people
/// @param facts size, format and how it hangs on the VM
/// @param next  the next backup's mode, or that it stays out
/// @param why   the reason
/// @param style of the mode's pill
public record DiskRow(String alias, String facts, String next, String why, String style) {
    static List<DiskRow> of(BackupPlan plan, Wording wording) {
        return plan.vm().disks().stream()
                .map(attached -> of(attached, plan, wording))
                .toList();
    }

    private static DiskRow of(AttachedDisk attached, BackupPlan plan, Wording wording) {
        Optional<PlannedDisk> planned = plan.disks().stream()
                .filter(disk ->
                        disk.attachment().disk().id().equals(attached.disk().id()))
                .findFirst();
        if (planned.isPresent()) {
            Mode mode = planned.get().mode();
            return new DiskRow(
                    attached.disk().alias(),
                    facts(attached, wording),
                    wording.get("machine.next." + (mode == Mode.FULL ? "full" : "incremental")),
                    wording.words().of(planned.get().reason()),
                    mode == Mode.FULL ? "calm" : "ok");
        }
        String why = plan.leftOut().stream()
                .filter(out ->
                        out.attachment().disk().id().equals(attached.disk().id()))
                .findFirst()
                .map(LeftOut::cause)
                .map(wording.words()::of)
                .orElse("");
        return new DiskRow(
                attached.disk().alias(), facts(attached, wording), wording.get("machine.next.left-out"), why, "warn");
    }

    private static String facts(AttachedDisk attached, Wording wording) {
        Disk disk = attached.disk();
        List<String> facts = new ArrayList<>();
        if (disk.provisionedSize() > 0) {
            facts.add(wording.size(disk.provisionedSize()));
        }
        switch (disk.format()) {
            case RAW -> facts.add(wording.get("machine.disk.raw"));
            case COW -> facts.add(wording.get("machine.disk.qcow2"));
            case UNKNOWN -> {}
        }
        facts.add(attached.diskInterface().replace('_', '-'));
        if (attached.bootable()) {
            facts.add(wording.get("machine.disk.bootable"));
        }
        if (attached.readOnly()) {
            facts.add(wording.get("machine.disk.read-only"));
        }
        if (disk.format() == DiskFormat.COW && disk.actualSize() > 0) {
            facts.add(wording.get("machine.disk.takes", wording.size(disk.actualSize())));
        }
        return String.join(" · ", facts);
    }
}
