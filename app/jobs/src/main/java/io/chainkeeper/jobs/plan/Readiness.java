package io.chainkeeper.jobs.plan;

import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.Snapshot;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.repository.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands in the way of a VM's backups, or of their restore, before the first byte. A pure function: each rule
/// looks at the situation and has a sentence that says what fixes it.
final class Readiness {
    private static final int MANY_SNAPSHOTS = 5;
    private static final int MANY_CHECKPOINTS = 10;
    private static final long GIB = 1L << 30;
    /// The first engine that keeps the records of ended backups and transfers.
    private static final int[] FIRST_WITH_RECORDS = {4, 4, 7};

    /// What the engine asks for when a backup starts, and when a disk of it is opened for reading.
    private static final List<String> NEEDED = List.of("backup_disk", "edit_disk_properties");

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

    private final Situation situation;
    private final Surroundings around;
    private final Vm vm;
    private final List<PlannedDisk> disks;
    private final List<Finding> findings = new ArrayList<>();

    private Readiness(Situation situation, List<PlannedDisk> disks) {
        this.situation = situation;
        this.around = situation.around();
        this.vm = situation.vm();
        this.disks = disks;
    }

    /// What was found, rule by rule.
    ///
    /// @param disks that the backup would take
    static List<Finding> of(Situation situation, List<PlannedDisk> disks) {
        Readiness readiness = new Readiness(situation, disks);
        readiness.engine();
        readiness.snapshots();
        readiness.checkpoints();
        readiness.others();
        readiness.kept();
        disks.stream().map(each -> each.attachment().disk()).forEach(readiness::disk);
        readiness.around.domains().forEach(readiness::domain);
        readiness.target();
        return List.copyOf(readiness.findings);
    }

    private void engine() {
        Optional<String> version = around.engine().map(info -> info.fullVersion());
        if (version.filter(Readiness::keepsNoRecords).isPresent()) {
            findings.add(Finding.of(Finding.Kind.ENGINE_OLD, version.get()));
        }
        boolean up = around.hosts().stream().anyMatch(host -> host.status().equals("up"));
        if (!around.hosts().isEmpty() && !up) {
            findings.add(Finding.of(Finding.Kind.NO_HOST_UP));
        }
        if (vm.status() == VmStatus.UP
                && vm.compat().incremental()
                && !vm.compat().hybrid()) {
            findings.add(Finding.of(Finding.Kind.HELD_DURING_BACKUP, vm.compat().toString()));
        }
    }

    private static boolean keepsNoRecords(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.lookingAt()) {
            return false;
        }
        for (int i = 0; i < FIRST_WITH_RECORDS.length; i++) {
            int part = Integer.parseInt(parts.group(i + 1));
            if (part != FIRST_WITH_RECORDS[i]) {
                return part < FIRST_WITH_RECORDS[i];
            }
        }
        return false;
    }

    private void snapshots() {
        List<Snapshot> kept = around.snapshots().stream()
                .filter(each -> each.type().equals("regular"))
                .toList();
        List<Snapshot> temporary = kept.stream()
                .filter(each -> each.description().equals(Snapshot.AUTO_GENERATED))
                .toList();
        int byPeople = kept.size() - temporary.size();
        if (byPeople > MANY_SNAPSHOTS) {
            findings.add(Finding.of(Finding.Kind.SNAPSHOT_PILE, String.valueOf(byPeople)));
        }
        if (around.backups().isEmpty()) {
            temporary.forEach(each -> findings.add(
                    Finding.of(Finding.Kind.SNAPSHOT_STRAY, each.id().toString())));
        }
        boolean previewed = around.snapshots().stream()
                .anyMatch(each ->
                        each.status().equals("in_preview") || each.type().equals("preview"));
        if (previewed) {
            findings.add(Finding.of(Finding.Kind.SNAPSHOT_PREVIEWED));
        }
    }

    private void checkpoints() {
        int all = situation.checkpoints().size();
        if (all > MANY_CHECKPOINTS) {
            findings.add(Finding.of(Finding.Kind.CHECKPOINT_PILE, String.valueOf(all)));
        }
        long foreign = situation.checkpoints().stream()
                .filter(each -> !around.ours().contains(each.id()))
                .count();
        if (foreign > 0 && around.target().isPresent()) { // else nobody has looked which are ours
            findings.add(Finding.of(Finding.Kind.CHECKPOINTS_OF_OTHERS, String.valueOf(foreign)));
        }
    }

    private void others() {
        around.backups().stream()
                .filter(each -> !around.ours().contains(each.id()))
                .forEach(each -> findings.add(
                        Finding.of(Finding.Kind.BACKUP_OF_OTHERS, each.id().toString())));
    }

    /// What the stored configuration will not bring back.
    private void kept() {
        vm.hardware()
                .biosType()
                .filter(type -> type.contains("ovmf") || type.contains("secure_boot"))
                .ifPresent(type -> findings.add(Finding.of(Finding.Kind.FIRMWARE_STATE, type)));
        if (vm.hardware().tpm().orElse(false)) {
            findings.add(Finding.of(Finding.Kind.TPM_STATE));
        }
    }

    /// A backup and a download of its disks each need a permit; without one the engine refuses it.
    private void permitted(Disk disk) {
        Set<String> permits = around.permits().get(disk.id());
        if (permits == null) { // nobody knows
            return;
        }
        String missing = NEEDED.stream().filter(need -> !permits.contains(need)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            findings.add(Finding.ofDisk(Finding.Kind.PERMISSION_MISSING, disk.id(), disk.alias(), missing));
        }
    }

    private void disk(Disk disk) {
        permitted(disk);
        if (disk.format() != DiskFormat.RAW
                && !disk.incremental()
                && vm.compat().incremental()) {
            findings.add(Finding.ofDisk(Finding.Kind.INCREMENTAL_OFF, disk.id(), disk.alias()));
        }
        boolean heldByUs =
                around.backups().stream().anyMatch(each -> around.ours().contains(each.id()));
        if (disk.status() == DiskStatus.LOCKED && !heldByUs) {
            findings.add(Finding.ofDisk(Finding.Kind.DISK_BUSY, disk.id(), disk.alias()));
        }
    }

    /// A backup of a running VM needs room beside each disk: for what the guest writes meanwhile.
    private void domain(StorageDomain domain) {
        long needed = disks.stream()
                .map(each -> each.attachment().disk())
                .filter(disk -> disk.storageDomain().equals(Optional.of(domain.id())))
                .mapToLong(this::layer)
                .sum();
        if (domain.available() > 0 && needed > domain.available()) {
            findings.add(Finding.of(
                    Finding.Kind.DOMAIN_TIGHT,
                    domain.name(),
                    String.valueOf(needed),
                    String.valueOf(domain.available())));
        }
    }

    private long layer(Disk disk) {
        long grows = vm.status() == VmStatus.DOWN ? 0 : disk.provisionedSize() / 10;
        return Math.min(disk.provisionedSize(), Math.max(GIB, grows));
    }

    private void target() {
        long needed = disks.stream()
                .filter(each -> each.mode() == Mode.FULL)
                .map(each -> each.attachment().disk())
                .mapToLong(disk -> Math.min(disk.actualSize(), disk.provisionedSize()))
                .sum();
        if (around.target().isPresent() && around.free() > 0 && needed > around.free()) {
            findings.add(Finding.of(
                    Finding.Kind.TARGET_TIGHT,
                    around.target().get().toString(),
                    String.valueOf(needed),
                    String.valueOf(around.free())));
        }
    }
}
