package io.chainkeeper.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.BackupKind;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.Checkpoint;
import io.chainkeeper.engine.CheckpointState;
import io.chainkeeper.engine.CompatibilityLevel;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.DiskStorage;
import io.chainkeeper.engine.EngineInfo;
import io.chainkeeper.engine.Hardware;
import io.chainkeeper.engine.Host;
import io.chainkeeper.engine.Snapshot;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadinessTest {
    private static final long GIB = 1L << 30;
    private static final UUID VM = UUID.randomUUID();
    private static final UUID DOMAIN = UUID.randomUUID();

    private CompatibilityLevel level = new CompatibilityLevel(4, 7);
    private VmStatus status = VmStatus.UP;
    private Hardware hardware = Hardware.UNKNOWN;
    private Disk disk = disk(DiskFormat.COW, DiskStatus.OK, true);
    private String version = "4.5.7-1.el9";
    private String hostStatus = "up";
    private long available = 100 * GIB;
    private long free = 100 * GIB;
    private List<Snapshot> snapshots = List.of(new Snapshot(UUID.randomUUID(), "", "ok", "active", Optional.empty()));
    private List<Backup> backups = List.of();
    private List<Checkpoint> checkpoints = List.of();
    private Set<UUID> ours = Set.of();
    private Map<UUID, Set<String>> permits = Map.of();

    @Test
    void anOrdinaryVmIsReadyAndNothingIsSaid() {
        assertThat(kinds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4.4.6-1.el8, true", "4.3.10, true", "4.4.7, false", "4.5.0.1, false", "5.0.0, false", "odd, false"})
    void anEngineThatForgetsEndedBackupsIsTold(String of, boolean told) {
        version = of;
        assertThat(kinds().contains(Finding.Kind.ENGINE_OLD)).isEqualTo(told);
    }

    @Test
    void withoutAHostThatIsUpNoDiskCanBeRead() {
        hostStatus = "maintenance";
        assertThat(kinds()).containsExactly(Finding.Kind.NO_HOST_UP);
    }

    @ParameterizedTest
    @CsvSource({"4.5, UP, true", "4.6, UP, true", "4.6, DOWN, false", "4.7, UP, false"})
    void aRunningVmThatABackupHoldsIsTold(String at, VmStatus now, boolean told) {
        level = new CompatibilityLevel(4, Integer.parseInt(at.substring(2)));
        status = now;
        assertThat(kinds().contains(Finding.Kind.HELD_DURING_BACKUP)).isEqualTo(told);
    }

    @Test
    void aPileOfSnapshotsIsToldFromSixOn() {
        snapshots = snapshots(5, "before the update");
        assertThat(kinds()).isEmpty();
        snapshots = snapshots(6, "before the update");
        assertThat(kinds()).containsExactly(Finding.Kind.SNAPSHOT_PILE);
    }

    @Test
    void aTemporarySnapshotIsAStrayOnlyWhileNoBackupIsOpen() {
        snapshots = snapshots(1, Snapshot.AUTO_GENERATED);
        assertThat(kinds()).containsExactly(Finding.Kind.SNAPSHOT_STRAY);
        Backup open = backup();
        backups = List.of(open);
        ours = Set.of(open.id());
        assertThat(kinds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"in_preview, regular", "ok, preview"})
    void aPreviewedSnapshotForbidsABackup(String now, String type) {
        snapshots = List.of(new Snapshot(UUID.randomUUID(), "", now, type, Optional.empty()));
        assertThat(plan().blocking().map(Finding::kind)).contains(Finding.Kind.SNAPSHOT_PREVIEWED);
    }

    @Test
    void aPileOfCheckpointsAndThoseOfOthersAreTold() {
        checkpoints = IntStream.range(0, 11)
                .mapToObj(i -> new Checkpoint(
                        UUID.randomUUID(), CheckpointState.CREATED, Optional.empty(), Optional.empty(), ""))
                .toList();
        assertThat(kinds()).containsExactly(Finding.Kind.CHECKPOINT_PILE, Finding.Kind.CHECKPOINTS_OF_OTHERS);
        checkpoints = checkpoints.subList(0, 10);
        ours = Set.copyOf(checkpoints.stream().map(Checkpoint::id).toList());
        assertThat(kinds()).isEmpty();
    }

    @Test
    void aBackupOfSomebodyElseIsTold() {
        backups = List.of(backup());
        assertThat(kinds()).containsExactly(Finding.Kind.BACKUP_OF_OTHERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q35_ovmf", "q35_secure_boot"})
    void firmwareWithAStateOfItsOwnIsTold(String bios) {
        hardware = new Hardware(
                Optional.empty(), Optional.empty(), Optional.of(bios), Optional.empty(), Optional.of(false));
        assertThat(kinds()).containsExactly(Finding.Kind.FIRMWARE_STATE);
    }

    @ParameterizedTest
    @CsvSource({"true, TPM_STATE", "false, ", ","})
    void aTpmIsToldWhateverTheFirmware(Boolean tpm, Finding.Kind told) {
        hardware = new Hardware(
                Optional.empty(),
                Optional.empty(),
                Optional.of("q35_sea_bios"),
                Optional.empty(),
                Optional.ofNullable(tpm));
        assertThat(kinds()).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @ParameterizedTest
    @CsvSource({
        "backup_disk edit_disk_properties, ",
        "backup_disk, edit_disk_properties",
        "edit_disk_properties create_disk, backup_disk",
        "edit_profile, 'backup_disk, edit_disk_properties'"
    })
    void whatTheUserMayNotDoWithADiskIsTold(String has, String missing) {
        permits = Map.of(disk.id(), Set.of(has.split(" ")));
        if (missing == null) {
            assertThat(kinds()).isEmpty();
        } else {
            assertThat(plan().findings()).singleElement().satisfies(found -> {
                assertThat(found.kind()).isEqualTo(Finding.Kind.PERMISSION_MISSING);
                assertThat(found.facts()).containsExactly("root", missing);
                assertThat(found.disk()).contains(disk.id());
            });
        }
    }

    @Test
    void whatNobodyKnowsOfPermissionsIsNotTold() {
        permits = Map.of(UUID.randomUUID(), Set.of());
        assertThat(kinds()).isEmpty();
    }

    @Test
    void aDiskThatCouldBeMarkedForIncrementalBackupIsToldWithItsId() {
        disk = disk(DiskFormat.COW, DiskStatus.OK, false);
        assertThat(plan().findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Finding.Kind.INCREMENTAL_OFF);
            assertThat(found.disk()).contains(disk.id());
        });
    }

    @Test
    void aLockedDiskIsTold() {
        disk = disk(DiskFormat.COW, DiskStatus.LOCKED, true);
        assertThat(kinds()).containsExactly(Finding.Kind.DISK_BUSY);
    }

    @Test
    void aDiskThatABackupOfOursHoldsIsNotLockedBySomethingElse() {
        disk = disk(DiskFormat.COW, DiskStatus.LOCKED, true);
        backups = List.of(backup());
        ours = Set.of(backups.getFirst().id());
        assertThat(kinds()).isEmpty();
    }

    @Test
    void aDomainWithoutRoomForWhatTheGuestWritesIsTold() {
        available = 2 * GIB;
        assertThat(plan().findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Finding.Kind.DOMAIN_TIGHT);
            assertThat(found.facts()).containsExactly("fast", String.valueOf(4 * GIB), String.valueOf(2 * GIB));
        });
        status = VmStatus.DOWN;
        assertThat(kinds()).as("nobody writes").isEmpty();
    }

    @Test
    void aTargetThatIsTooFullIsTold() {
        free = 9 * GIB;
        assertThat(kinds()).containsExactly(Finding.Kind.TARGET_TIGHT);
    }

    private List<Finding.Kind> kinds() {
        return plan().findings().stream().map(Finding::kind).toList();
    }

    private BackupPlan plan() {
        var attached = new AttachedDisk(disk, true, true, false, false, "virtio_scsi", Optional.empty());
        Vm vm = new Vm(
                VM,
                "web",
                "",
                status,
                UUID.randomUUID(),
                "Default",
                level,
                false,
                Optional.of("web"),
                hardware,
                List.of(attached),
                List.of(),
                List.of());
        var around = new Surroundings(
                Optional.of(new EngineInfo("oVirt Engine", version, 4, 5, Optional.empty(), Optional.empty())),
                List.of(new Host(UUID.randomUUID(), "host", "host.example", hostStatus, Optional.empty())),
                List.of(new StorageDomain(DOMAIN, "fast", "data", "nfs", available, 0, List.of())),
                snapshots,
                backups,
                permits,
                ours,
                Optional.of(Path.of("/backup")),
                free);
        return Planner.plan(
                new Situation(vm, Optional.empty(), Set.of(), checkpoints, Optional.empty(), 0, around),
                BackupOptions.standard());
    }

    private static Disk disk(DiskFormat format, DiskStatus status, boolean incremental) {
        return new Disk(
                UUID.randomUUID(),
                "root",
                "",
                40 * GIB,
                10 * GIB,
                format,
                DiskStorage.IMAGE,
                status,
                true,
                false,
                incremental,
                "data",
                Optional.of(DOMAIN));
    }

    private static List<Snapshot> snapshots(int count, String description) {
        return Stream.generate(() -> new Snapshot(UUID.randomUUID(), description, "ok", "regular", Optional.empty()))
                .limit(count)
                .toList();
    }

    private static Backup backup() {
        return new Backup(
                UUID.randomUUID(),
                VM,
                BackupPhase.READY,
                BackupKind.HYBRID,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
