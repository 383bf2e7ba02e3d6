package io.chainkeeper.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Checkpoint;
import io.chainkeeper.engine.CheckpointState;
import io.chainkeeper.engine.CompatibilityLevel;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.DiskStorage;
import io.chainkeeper.engine.Hardware;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.repository.Consistency;
import io.chainkeeper.repository.DiskShape;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.EngineIdentity;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Reason;
import io.chainkeeper.repository.SideFile;
import io.chainkeeper.repository.VmIdentity;
import io.chainkeeper.repository.VmShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final long GIB = 1L << 30;
    private static final UUID VM = UUID.randomUUID();
    private static final UUID CLUSTER = UUID.randomUUID();
    private static final UUID CHECKPOINT = UUID.randomUUID();
    private static final CompatibilityLevel LEVEL = new CompatibilityLevel(4, 7);

    private final UUID root = UUID.randomUUID();
    private final UUID data = UUID.randomUUID();

    @Test
    void firstBackupIsFullForEveryDisk() {
        BackupPlan plan = plan(Situation.untouched(vm(qcow2(root), qcow2(data))));

        assertThat(plan.disks()).extracting(PlannedDisk::reason).containsOnly(Reason.FIRST_BACKUP);
        assertThat(plan.fromCheckpoint()).isEmpty();
    }

    @Test
    void anUnbrokenChainGoesOnIncrementally() {
        BackupPlan plan = plan(after(point(root, data), vm(qcow2(root), qcow2(data))));

        assertThat(plan.disks()).extracting(PlannedDisk::mode).containsOnly(Mode.INCREMENTAL);
        assertThat(plan.fromCheckpoint()).contains(CHECKPOINT);
    }

    @Test
    void aNewDiskIsFullAndTheOthersStayIncremental() {
        BackupPlan plan = plan(after(point(root), vm(qcow2(root), qcow2(data))));

        assertThat(reason(plan, root)).isEqualTo(Reason.CHANGES_SINCE_LAST_POINT);
        assertThat(reason(plan, data)).isEqualTo(Reason.DISK_IS_NEW);
        assertThat(plan.fromCheckpoint()).contains(CHECKPOINT);
    }

    @Test
    void aRawDiskIsAlwaysFullAndSaysSo() {
        AttachedDisk raw = attached(disk(data, DiskFormat.RAW, DiskStorage.IMAGE, DiskStatus.OK, GIB), true);
        BackupPlan plan = plan(after(point(root, data), vm(qcow2(root), raw)));

        assertThat(reason(plan, data)).isEqualTo(Reason.RAW_DISK);
        assertThat(kinds(plan)).contains(Finding.Kind.RAW_DISK);
    }

    @Test
    void aCheckpointThatTheEngineNoLongerShowsMakesEveryDiskFull() {
        Situation situation = after(point(root), vm(qcow2(root)));
        BackupPlan plan =
                plan(new Situation(situation.vm(), situation.last(), Set.of(), List.of(), Optional.empty(), 1));

        assertThat(reason(plan, root)).isEqualTo(Reason.CHECKPOINT_MISSING);
        assertThat(plan.fromCheckpoint()).isEmpty();
    }

    @Test
    void anInvalidCheckpointMakesEveryDiskFull() {
        Situation situation = after(point(root), vm(qcow2(root)));
        BackupPlan plan = plan(new Situation(
                situation.vm(),
                situation.last(),
                Set.of(),
                List.of(checkpoint(CheckpointState.INVALID)),
                Optional.empty(),
                1));

        assertThat(reason(plan, root)).isEqualTo(Reason.CHECKPOINT_INVALID);
    }

    @Test
    void nothingIsBuiltOnAPointThatCannotBeRead() {
        Situation situation = after(point(root, data), vm(qcow2(root), qcow2(data)));
        BackupPlan plan = plan(new Situation(
                situation.vm(), situation.last(), Set.of(root), situation.checkpoints(), Optional.empty(), 1));

        assertThat(reason(plan, root)).isEqualTo(Reason.PARENT_UNREADABLE);
        assertThat(reason(plan, data)).isEqualTo(Reason.CHANGES_SINCE_LAST_POINT);
    }

    @Test
    void aResizedDiskBeginsAnew() {
        AttachedDisk grown = attached(disk(root, DiskFormat.COW, DiskStorage.IMAGE, DiskStatus.OK, 2 * GIB), true);

        assertThat(reason(plan(after(point(root), vm(grown))), root)).isEqualTo(Reason.DISK_RESIZED);
    }

    @Test
    void aDiskThatTheEnginesCheckpointDoesNotHoldIsFull() {
        Situation situation = after(point(root), vm(qcow2(root)));
        BackupPlan plan = plan(new Situation(
                situation.vm(), situation.last(), Set.of(), situation.checkpoints(), Optional.of(Set.of(data)), 1));

        assertThat(reason(plan, root)).isEqualTo(Reason.ENGINE_SAID_FULL);
    }

    @Test
    void aClusterBelow45IsFullAndSaysHowToChangeThat() {
        Vm old = vm(VmStatus.UP, false, new CompatibilityLevel(4, 4), List.of(qcow2(root)));
        BackupPlan plan = plan(after(point(root), old));

        assertThat(reason(plan, root)).isEqualTo(Reason.NOT_SUPPORTED);
        assertThat(kinds(plan)).contains(Finding.Kind.LEVEL_TOO_LOW);
    }

    @Test
    void aPersonWhoAsksForAFullGetsOne() {
        BackupPlan plan = Planner.plan(
                after(point(root), vm(qcow2(root))), BackupOptions.standard().withFull(true));

        assertThat(reason(plan, root)).isEqualTo(Reason.ASKED_FOR_FULL);
    }

    @Test
    void disksThatTheEngineCannotBackUpAreLeftOutEachWithItsCause() {
        AttachedDisk lun =
                attached(disk(UUID.randomUUID(), DiskFormat.UNKNOWN, DiskStorage.LUN, DiskStatus.UNKNOWN, 0), true);
        AttachedDisk shared = attached(shareable(UUID.randomUUID()), true);
        AttachedDisk unplugged =
                attached(disk(UUID.randomUUID(), DiskFormat.COW, DiskStorage.IMAGE, DiskStatus.OK, GIB), false);
        AttachedDisk managed =
                attached(disk(UUID.randomUUID(), DiskFormat.RAW, DiskStorage.MANAGED_BLOCK, DiskStatus.OK, GIB), true);
        AttachedDisk illegal =
                attached(disk(UUID.randomUUID(), DiskFormat.COW, DiskStorage.IMAGE, DiskStatus.ILLEGAL, GIB), true);
        AttachedDisk iso = attached(content(UUID.randomUUID(), "iso"), true);

        BackupPlan plan = plan(Situation.untouched(vm(qcow2(root), lun, shared, unplugged, managed, illegal, iso)));

        assertThat(plan.disks()).hasSize(1);
        assertThat(plan.leftOut())
                .extracting(LeftOut::cause)
                .containsExactly(
                        LeftOut.Cause.DIRECT_LUN,
                        LeftOut.Cause.SHAREABLE,
                        LeftOut.Cause.INACTIVE,
                        LeftOut.Cause.MANAGED_BLOCK,
                        LeftOut.Cause.NOT_OK,
                        LeftOut.Cause.NOT_DATA);
        assertThat(kinds(plan))
                .filteredOn(kind -> kind == Finding.Kind.DISK_LEFT_OUT)
                .hasSize(6);
    }

    @Test
    void aVmWithNothingToBackUpIsBlocked() {
        AttachedDisk lun = attached(disk(root, DiskFormat.UNKNOWN, DiskStorage.LUN, DiskStatus.UNKNOWN, 0), true);

        assertThat(plan(Situation.untouched(vm(lun))).blocking())
                .map(Finding::kind)
                .contains(Finding.Kind.NO_DISKS);
    }

    @Test
    void aVmWithIllegalImagesIsBlockedBecauseASnapshotCouldMakeItWorse() {
        Vm broken = vm(VmStatus.UP, true, LEVEL, List.of(qcow2(root)));

        assertThat(plan(Situation.untouched(broken)).blocking())
                .map(Finding::kind)
                .contains(Finding.Kind.ILLEGAL_IMAGES);
    }

    @Test
    void aVmThatIsNeitherUpNorDownIsBlocked() {
        Vm paused = vm(VmStatus.PAUSED, false, LEVEL, List.of(qcow2(root)));

        assertThat(plan(Situation.untouched(paused)).blocking())
                .map(Finding::kind)
                .contains(Finding.Kind.WRONG_STATUS);
    }

    @Test
    void onlyChosenDisksAreBackedUpAndTheOthersAreNoWorry() {
        BackupOptions chosen = new BackupOptions(
                false, new Proving.Never(), false, Qcow2Writer.Compression.NONE, Optional.of(Set.of(data)));

        BackupPlan plan = Planner.plan(Situation.untouched(vm(qcow2(root), qcow2(data))), chosen);

        assertThat(plan.disks())
                .extracting(each -> each.attachment().disk().id())
                .containsExactly(data);
        assertThat(plan.leftOut()).extracting(LeftOut::cause).containsExactly(LeftOut.Cause.NOT_CHOSEN);
        assertThat(kinds(plan)).doesNotContain(Finding.Kind.DISK_LEFT_OUT);
    }

    @Test
    void beginningAnewInFullKeepsTheReasonsOfDisksThatWereFullAlready() {
        BackupPlan before = plan(after(point(root), vm(qcow2(root), qcow2(data))));

        BackupPlan anew = Planner.inFull(before, Reason.INCREMENTAL_REFUSED);

        assertThat(reason(anew, root)).isEqualTo(Reason.INCREMENTAL_REFUSED);
        assertThat(reason(anew, data)).isEqualTo(Reason.DISK_IS_NEW);
        assertThat(anew.fromCheckpoint()).isEmpty();
        assertThat(anew.disks()).extracting(PlannedDisk::mode).containsOnly(Mode.FULL);
    }

    @Test
    void everyThirdRunIsProvenBeginningWithTheFirst() {
        BackupOptions third = BackupOptions.standard().withProof(new Proving.EveryNth(3));
        List<Boolean> proven = new ArrayList<>();
        for (int points = 0; points < 5; points++) {
            Situation situation =
                    new Situation(vm(qcow2(root)), Optional.empty(), Set.of(), List.of(), Optional.empty(), points);
            proven.add(Planner.plan(situation, third).prove());
        }

        assertThat(proven).containsExactly(true, false, false, true, false);
    }

    private static BackupPlan plan(Situation situation) {
        return Planner.plan(situation, BackupOptions.standard());
    }

    private static Reason reason(BackupPlan plan, UUID disk) {
        return plan.disks().stream()
                .filter(each -> each.attachment().disk().id().equals(disk))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private static List<Finding.Kind> kinds(BackupPlan plan) {
        return plan.findings().stream().map(Finding::kind).toList();
    }

    private static Situation after(Point last, Vm vm) {
        return new Situation(
                vm, Optional.of(last), Set.of(), List.of(checkpoint(CheckpointState.CREATED)), Optional.empty(), 1);
    }

    private static Checkpoint checkpoint(CheckpointState state) {
        return new Checkpoint(CHECKPOINT, state, Optional.empty(), Optional.empty(), "");
    }

    private static Vm vm(AttachedDisk... disks) {
        return vm(VmStatus.UP, false, LEVEL, List.of(disks));
    }

    private static Vm vm(VmStatus status, boolean illegal, CompatibilityLevel level, List<AttachedDisk> disks) {
        return new Vm(
                VM,
                "web",
                "",
                status,
                CLUSTER,
                "Default",
                level,
                illegal,
                Optional.of("web"),
                Hardware.UNKNOWN,
                disks,
                List.of(),
                List.of());
    }

    private static AttachedDisk qcow2(UUID id) {
        return attached(disk(id, DiskFormat.COW, DiskStorage.IMAGE, DiskStatus.OK, GIB), true);
    }

    private static AttachedDisk attached(Disk disk, boolean active) {
        return new AttachedDisk(disk, active, false, false, false, "virtio_scsi", Optional.empty());
    }

    private static Disk disk(UUID id, DiskFormat format, DiskStorage storage, DiskStatus status, long size) {
        return new Disk(id, "disk", "", size, 0, format, storage, status, true, false, true, "data", Optional.empty());
    }

    private static Disk shareable(UUID id) {
        return new Disk(
                id,
                "disk",
                "",
                GIB,
                0,
                DiskFormat.RAW,
                DiskStorage.IMAGE,
                DiskStatus.OK,
                false,
                true,
                false,
                "data",
                Optional.empty());
    }

    private static Disk content(UUID id, String content) {
        return new Disk(
                id,
                "disk",
                "",
                GIB,
                0,
                DiskFormat.RAW,
                DiskStorage.IMAGE,
                DiskStatus.OK,
                false,
                false,
                false,
                content,
                Optional.empty());
    }

    private static Point point(UUID... disks) {
        SideFile side = new SideFile("x", 0, "0".repeat(64));
        DiskShape shape = new DiskShape(
                "disk", "", "virtio_scsi", false, true, false, false, true, "cow", Optional.empty(), Optional.empty());
        List<DiskVersion> versions = Stream.of(disks)
                .map(id -> new DiskVersion(
                        id,
                        shape,
                        Mode.FULL,
                        Reason.FIRST_BACKUP,
                        Optional.empty(),
                        GIB,
                        0,
                        0,
                        id + ".qcow2",
                        "",
                        side,
                        side))
                .toList();
        VmShape vm = new VmShape(
                "",
                CLUSTER,
                "Default",
                "4.7",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
        return new Point(
                Point.FORMAT,
                UUID.randomUUID(),
                UUID.randomUUID(),
                new VmIdentity(VM, "web"),
                new EngineIdentity("https://engine.example/ovirt-engine", Optional.empty(), "4.5.7"),
                Instant.parse("2026-01-02T03:04:05Z"),
                Optional.of(CHECKPOINT),
                Consistency.CRASH_CONSISTENT_OR_BETTER,
                versions,
                vm,
                side,
                side,
                Optional.empty());
    }
}
