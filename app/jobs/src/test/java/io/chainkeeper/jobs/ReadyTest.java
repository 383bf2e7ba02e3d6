package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Consistency;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aDiskIsMarkedForIncrementalBackupWithOneWord() throws Exception {
        try (LabPlace place = new LabPlace(folder);
                Engine engine = place.engine()) {
            LabVm vm =
                    place.lab().add(VmSpec.up("web", DiskSpec.empty("root", MIB).withoutIncremental()));
            UUID disk = vm.disk().id();
            assertThat(kinds(place, vm)).contains(Finding.Kind.INCREMENTAL_OFF);

            place.work().enableIncremental(disk);

            assertThat(engine.disk(disk).orElseThrow().incremental()).isTrue();
            assertThat(kinds(place, vm)).doesNotContain(Finding.Kind.INCREMENTAL_OFF);
        }
    }

    @Test
    void aRawDiskCannotBeMarkedAndTheEnginesWordsSayWhy() throws Exception {
        try (LabPlace place = new LabPlace(folder)) {
            LabVm vm =
                    place.lab().add(VmSpec.up("web", DiskSpec.empty("root", MIB).inFormat(DiskSpec.Format.RAW)));

            WorkplaceException refused = catchThrowableOfType(
                    WorkplaceException.class,
                    () -> place.work().enableIncremental(vm.disk().id()));
            assertThat(refused.failure())
                    .isInstanceOfSatisfying(
                            Failure.AskAdministrator.class,
                            failure -> assertThat(failure.words()).contains("RAW"));
        }
    }

    @Test
    void requiredConsistencyIsAskedForInAWayThatTheEngineHonours() throws Exception {
        try (LabPlace place = new LabPlace(folder)) {
            place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 8 * MIB, MIB, 89)));
            var required =
                    new BackupOptions(false, new Proving.Never(), true, Qcow2Writer.Compression.NONE, Optional.empty());

            assertThat(place.backedUp("web", required).consistency()).isEqualTo(Consistency.FILE_SYSTEM_CONSISTENT);
            assertThat(place.backedUp("web").consistency()).isEqualTo(Consistency.CRASH_CONSISTENT_OR_BETTER);
            place.lab().assertClean();
        }
    }

    @Test
    void aTpmIsToldWithoutItsFirmware() throws Exception {
        try (LabPlace place = new LabPlace(folder)) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 8 * MIB, MIB, 89)));
            assertThat(kinds(place, vm)).doesNotContain(Finding.Kind.TPM_STATE, Finding.Kind.FIRMWARE_STATE);
            vm.addTpm();
            assertThat(kinds(place, vm)).contains(Finding.Kind.TPM_STATE).doesNotContain(Finding.Kind.FIRMWARE_STATE);
        }
    }

    @Test
    void whatTheUserMayNotDoIsKnownBeforeTheEngineRefusesIt() throws Exception {
        try (LabPlace place = new LabPlace(folder)) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 8 * MIB, MIB, 89)));
            assertThat(kinds(place, vm)).doesNotContain(Finding.Kind.PERMISSION_MISSING);
            place.lab().userIs("DiskOperator");
            assertThat(kinds(place, vm)).doesNotContain(Finding.Kind.PERMISSION_MISSING);
            place.backedUp("web");

            place.lab().userIs("DiskCreator");
            assertThat(place.work().plan(vm.id(), BackupOptions.standard()).findings())
                    .filteredOn(found -> found.kind() == Finding.Kind.PERMISSION_MISSING)
                    .singleElement()
                    .satisfies(found ->
                            assertThat(found.facts()).containsExactly("root", "backup_disk, edit_disk_properties"));
            var refused = (Outcome.Failed) place.work()
                    .backup(vm.id(), BackupOptions.standard())
                    .outcome()
                    .get(60, TimeUnit.SECONDS);
            assertThat(refused.why()).isInstanceOf(Failure.AskAdministrator.class);
            place.lab().assertClean();
        }
    }

    private static List<Finding.Kind> kinds(LabPlace place, LabVm vm) throws WorkplaceException {
        return place.work().plan(vm.id(), BackupOptions.standard()).findings().stream()
                .map(Finding::kind)
                .toList();
    }
}
