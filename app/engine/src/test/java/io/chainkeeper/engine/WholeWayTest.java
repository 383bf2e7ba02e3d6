package io.chainkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a whole engine over real HTTPS, without a single byte of a disk moved.
class WholeWayTest {
    private static final int POLLS = 2_000;

    @TempDir
    Path folder;

    private Lab lab;
    private LabVm vm;
    private Engine engine;

    /// Something that the engine shows, asked for again and again.
    private interface Look<T> {
        Optional<T> now() throws EngineException;
    }

    @BeforeEach
    void start() throws Exception {
        lab = Lab.start(LabOptions.fast(folder));
        vm = lab.add(VmSpec.up("web1", DiskSpec.seeded("web1_Disk1", 8 << 20, 2 << 20, 1)));
        engine = Engine.connect(
                EngineAddress.parse(lab.engineUrl().toString()),
                EngineCa.ofPem(lab.caPem()),
                new Login(lab.user(), lab.password()),
                EngineLimits.standard());
    }

    @AfterEach
    void stop() throws Exception {
        engine.close();
        lab.assertClean();
        lab.close();
    }

    private static <T> T until(Look<T> look, Predicate<T> good) throws EngineException {
        Optional<T> seen = Optional.empty();
        for (int i = 0; i < POLLS; i++) {
            seen = look.now();
            if (seen.filter(good).isPresent()) {
                return seen.get();
            }
        }
        throw new AssertionError("still " + seen);
    }

    private Backup ready(Optional<UUID> from) throws EngineException {
        UUID id = UUID.randomUUID();
        Backup started = engine.startBackup(
                new BackupRequest(id, vm.id(), List.of(vm.disk().id()), from, "whole way", false, "ck-whole-way"));
        assertThat(started.id()).isEqualTo(id);
        return until(() -> engine.backup(vm.id(), id), backup -> backup.phase() == BackupPhase.READY);
    }

    private void end(Backup backup) throws EngineException {
        engine.finalizeBackup(vm.id(), backup.id(), "ck-whole-way");
        Backup ended = until(
                () -> engine.backup(vm.id(), backup.id()), seen -> seen.phase().ended());
        assertThat(ended.phase()).isEqualTo(BackupPhase.SUCCEEDED);
    }

    private void download(Backup backup) throws EngineException {
        UUID disk = vm.disk().id();
        UUID id = engine.startDownload(disk, backup.id(), "ck-whole-way").id();
        ImageTransfer open = until(() -> engine.transfer(id), seen -> seen.phase() == TransferPhase.TRANSFERRING);
        assertThat(open.transferUrl())
                .hasValueSatisfying(url -> assertThat(url.getScheme()).isEqualTo("https"));
        assertThat(engine.transfers()).contains(id);
        engine.finalizeTransfer(id);
        ImageTransfer ended =
                until(() -> engine.transfer(id), seen -> seen.phase().ended());
        assertThat(ended.phase()).isEqualTo(TransferPhase.FINISHED_SUCCESS);
    }

    private ImageTransfer upload(UUID disk) throws EngineException {
        UUID id = engine.startUpload(disk, "ck-whole-way").id();
        return until(() -> engine.transfer(id), seen -> seen.phase() == TransferPhase.TRANSFERRING);
    }

    @Test
    void theInventoryIsThere() throws Exception {
        assertThat(engine.info().product()).isNotEmpty();
        Vm seen = engine.vms().stream()
                .filter(one -> one.id().equals(vm.id()))
                .findFirst()
                .orElseThrow();
        assertThat(engine.vm(vm.id())).contains(seen);
        assertThat(seen.name()).isEqualTo("web1");
        assertThat(seen.status()).isEqualTo(VmStatus.UP);
        assertThat(seen.compat().hybrid()).isTrue();
        Disk disk = seen.disks().getFirst().disk();
        assertThat(disk.backupPossible()).isTrue();
        assertThat(disk.provisionedSize()).isEqualTo(8 << 20);
        assertThat(engine.disk(disk.id())).contains(disk);
        assertThat(engine.clusters()).extracting(Cluster::id).contains(seen.clusterId());
        assertThat(engine.storageDomains())
                .extracting(StorageDomain::id)
                .contains(disk.storageDomain().orElseThrow());
        assertThat(engine.hosts()).isNotEmpty();
        assertThat(engine.vnicProfiles()).isNotEmpty();
    }

    @Test
    void theCaThatTheEngineHandsOutIsItsOwn() throws Exception {
        EngineCa fetched = EngineCa.fetch(engine.address());

        assertThat(fetched.sha256()).isEqualTo(EngineCa.ofPem(lab.caPem()).sha256());
    }

    @Test
    void aFullAndAnIncrementalBackupGoFromStartToTheirEnds() throws Exception {
        Backup full = ready(Optional.empty());
        assertThat(full.kind()).isEqualTo(BackupKind.HYBRID);
        assertThat(engine.backupDisks(vm.id(), full.id()))
                .containsExactly(new BackupDisk(vm.disk().id(), BackupMode.FULL));
        download(full);
        end(full);
        UUID checkpoint = full.toCheckpoint().orElseThrow();
        assertThat(engine.checkpoints(vm.id())).extracting(Checkpoint::id).containsExactly(checkpoint);
        assertThat(engine.checkpointDisks(vm.id(), checkpoint))
                .containsExactly(vm.disk().id());

        vm.disk().write(0, ByteBuffer.wrap("changed".getBytes()));
        Backup incremental = ready(Optional.of(checkpoint));
        assertThat(incremental.fromCheckpoint()).contains(checkpoint);
        assertThat(engine.backupDisks(vm.id(), incremental.id()))
                .containsExactly(new BackupDisk(vm.disk().id(), BackupMode.INCREMENTAL));
        download(incremental);
        end(incremental);

        assertThat(engine.backups(vm.id())).extracting(Backup::phase).containsOnly(BackupPhase.SUCCEEDED);
        assertThat(engine.finalizeBackup(vm.id(), full.id())).isEqualTo(FinalizeAnswer.ALREADY_ENDING);
        assertThat(engine.events(full.id().toString(), 50))
                .extracting(Event::code)
                .contains(Event.BACKUP_SUCCEEDED);
        assertThat(engine.removeCheckpoint(vm.id(), checkpoint)).isTrue();
        assertThat(until(() -> Optional.of(engine.checkpoints(vm.id())), left -> left.size() == 1))
                .extracting(Checkpoint::id)
                .doesNotContain(checkpoint);
    }

    @Test
    void aBackupFromACheckpointThatIsGoneIsRefusedWithAdvice() {
        var refused = catchThrowableOfType(EngineRefused.class, () -> ready(Optional.of(UUID.randomUUID())));

        assertThat(refused.refusal().advice()).isEqualTo(Refusal.Advice.FULL);
    }

    @Test
    void aBackupWithAnOpenTransferIsNotEnded() throws Exception {
        Backup backup = ready(Optional.empty());
        UUID transfer = engine.startDownload(vm.disk().id(), backup.id(), "ck-whole-way")
                .id();

        var refused = catchThrowableOfType(EngineRefused.class, () -> engine.finalizeBackup(vm.id(), backup.id()));

        assertThat(refused.refusal()).isEqualTo(Refusal.TRANSFER_STILL_ACTIVE);
        engine.cancelTransfer(transfer);
        until(() -> engine.transfer(transfer), seen -> seen.phase().ended());
        end(backup);
    }

    @Test
    void aVmComesBackFromItsConfigurationWithANewDisk() throws Exception {
        Disk old = engine.vm(vm.id()).orElseThrow().disks().getFirst().disk();
        UUID disk = engine.createDisk(new NewDisk(
                UUID.randomUUID(),
                "restored",
                "",
                old.provisionedSize(),
                Optional.empty(),
                DiskFormat.COW,
                true,
                true,
                old.storageDomain().orElseThrow()));
        until(() -> engine.disk(disk), seen -> seen.status() == DiskStatus.OK);
        UUID transfer = upload(disk).id();
        engine.finalizeTransfer(transfer);
        assertThat(until(() -> engine.transfer(transfer), seen -> seen.phase().ended())
                        .phase())
                .isEqualTo(TransferPhase.FINISHED_SUCCESS);

        String ovf = OvfForRestore.clean(engine.ovf(vm.id()));
        UUID cluster = engine.vm(vm.id()).orElseThrow().clusterId();
        UUID copy = engine.createVm(new NewVm("web1-copy", cluster, ovf, true));
        engine.attachDisk(copy, new NewAttachment(disk, true, true, false, false, "virtio_scsi"));

        Vm restored = engine.vm(copy).orElseThrow();
        assertThat(restored.name()).isEqualTo("web1-copy");
        assertThat(restored.id()).isNotEqualTo(vm.id());
        assertThat(restored.disks()).singleElement().satisfies(attached -> {
            assertThat(attached.disk().id()).isEqualTo(disk);
            assertThat(attached.bootable() && attached.active()).isTrue();
        });
        assertThat(engine.removeVm(copy, false)).isTrue();
        assertThat(engine.vm(copy)).isEmpty();
    }

    @Test
    void cancellingAnUploadDeletesItsDisk() throws Exception {
        Disk old = engine.vm(vm.id()).orElseThrow().disks().getFirst().disk();
        UUID disk = engine.createDisk(new NewDisk(
                UUID.randomUUID(),
                "doomed",
                "",
                1 << 20,
                Optional.empty(),
                DiskFormat.COW,
                true,
                true,
                old.storageDomain().orElseThrow()));
        until(() -> engine.disk(disk), seen -> seen.status() == DiskStatus.OK);
        UUID transfer = upload(disk).id();

        engine.cancelTransfer(transfer);

        until(() -> engine.transfer(transfer), seen -> seen.phase().ended());
        until(() -> Optional.of(engine.disk(disk)), Optional::isEmpty);
    }

    @Test
    void aTurkishUserBacksUpToo() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            Backup backup = ready(Optional.empty());
            download(backup);
            end(backup);
        } finally {
            Locale.setDefault(before);
        }
    }
}
