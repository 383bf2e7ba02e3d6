package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.BackupRequest;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineLimits;
import io.chainkeeper.engine.ImageTransfer;
import io.chainkeeper.engine.Login;
import io.chainkeeper.engine.NewAttachment;
import io.chainkeeper.engine.NewDisk;
import io.chainkeeper.engine.TransferPhase;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `transfer` at the lab's image server, with tickets that the test orders from the engine as any other tool would.
/// The lab's phases move at each look, so that polling ends after a few looks.
@Timeout(120)
class TransferCommandsTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path dir;

    private Lab lab;
    private LabVm vm;
    private Engine engine;
    private Path ca;

    @BeforeEach
    void signIn() throws Exception {
        lab = Lab.start(LabOptions.fast(dir.resolve("lab")));
        vm = lab.add(VmSpec.up("web01", DiskSpec.seeded("web01_Disk1", 64 * MIB, 6 * MIB, 3)));
        ca = Files.writeString(dir.resolve("ca.pem"), lab.caPem());
        engine = Engine.connect(
                EngineAddress.parse(lab.engineUrl().toString()),
                EngineCa.ofPem(lab.caPem()),
                new Login(lab.user(), lab.password()),
                EngineLimits.standard());
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        engine.close();
        lab.assertClean();
        lab.close();
    }

    @Test
    void aDiskComesAsQcow2OrRawAndItsChangesOnTopOfTheFirst() throws Exception {
        Path full = dir.resolve("full.qcow2");
        Path raw = dir.resolve("full.raw");
        UUID first = backup(Optional.empty());
        withDownload(
                first,
                url -> Spoken.say("transfer", "download", url, full, "--ca", ca).endsWith(ExitCode.DONE));
        withDownload(
                first,
                url -> Spoken.say("transfer", "download", url, raw, "-f", "raw", "--ca", ca)
                        .endsWith(ExitCode.DONE));
        UUID checkpoint =
                engine.backup(vm.id(), first).orElseThrow().toCheckpoint().orElseThrow();
        end(first);

        vm.guest(5).work(12);
        Path now = dir.resolve("now.raw");
        vm.disk().copyTo(now);
        Path changes = dir.resolve("changes.qcow2");
        UUID second = backup(Optional.of(checkpoint));
        withDownload(
                second,
                url -> Spoken.say("transfer", "download", url, changes, "--incremental", "--backing", full, "--ca", ca)
                        .endsWith(ExitCode.DONE));
        end(second);

        Spoken.say("image", "compare", raw, full).endsWith(ExitCode.DONE);
        Spoken.say("image", "compare", now, changes).endsWith(ExitCode.DONE);
        Spoken.say("image", "compare", now, full).endsWith(ExitCode.FAILED);
    }

    @Test
    void anUploadedChainIsWhatTheNewDiskHolds() throws Exception {
        Path source = dir.resolve("source.raw");
        vm.disk().copyTo(source);
        UUID disk = newDisk(vm.disk().size());

        ImageTransfer upload = going(engine.startUpload(disk, "test-up"));
        Spoken.say("transfer", "upload", source, upload.transferUrl().orElseThrow(), "--ca", ca)
                .endsWith(ExitCode.DONE);
        finish(upload);

        LabVm other = lab.add(VmSpec.down("other", DiskSpec.empty("other_Disk1", MIB)));
        engine.attachDisk(other.id(), new NewAttachment(disk, true, false, false, false, "virtio_scsi"));
        Path result = dir.resolve("result.raw");
        other.disks().stream()
                .filter(each -> each.id().equals(disk))
                .findFirst()
                .orElseThrow()
                .copyTo(result);
        Spoken.say("image", "compare", source, result).endsWith(ExitCode.DONE);
    }

    @Test
    void aServerOfAnotherAuthorityIsRefusedAndNoFileIsLeft() throws Exception {
        UUID backup = backup(Optional.empty());
        Path file = dir.resolve("disk.qcow2");

        withDownload(backup, url -> {
            var refused = Spoken.say("transfer", "download", url, file).endsWith(ExitCode.UNREACHABLE);
            assertThat(refused.err()).contains("No secure connection");
        });

        assertThat(file).doesNotExist();
        end(backup);
    }

    private interface Use {
        void with(URI ticket);
    }

    private void withDownload(UUID backup, Use use) throws EngineException {
        ImageTransfer transfer = going(engine.startDownload(vm.disk().id(), backup, "test-down"));
        use.with(transfer.transferUrl().orElseThrow());
        finish(transfer);
    }

    private UUID backup(Optional<UUID> from) throws EngineException {
        UUID id = UUID.randomUUID();
        engine.startBackup(new BackupRequest(id, vm.id(), List.of(vm.disk().id()), from, "test", false, "test-backup"));
        while (engine.backup(vm.id(), id).orElseThrow().phase() != BackupPhase.READY) {
            Thread.onSpinWait();
        }
        return id;
    }

    private void end(UUID backup) throws EngineException {
        engine.finalizeBackup(vm.id(), backup);
        while (engine.backup(vm.id(), backup).orElseThrow().phase() != BackupPhase.SUCCEEDED) {
            Thread.onSpinWait();
        }
    }

    private ImageTransfer going(ImageTransfer transfer) throws EngineException {
        ImageTransfer now = transfer;
        while (now.phase() != TransferPhase.TRANSFERRING) {
            now = engine.transfer(transfer.id()).orElseThrow();
        }
        return now;
    }

    private void finish(ImageTransfer transfer) throws EngineException {
        engine.finalizeTransfer(transfer.id());
        while (engine.transfer(transfer.id()).orElseThrow().phase() != TransferPhase.FINISHED_SUCCESS) {
            Thread.onSpinWait();
        }
    }

    private UUID newDisk(long size) throws EngineException {
        UUID domain = engine.storageDomains().getFirst().id();
        UUID disk = engine.createDisk(
                new NewDisk(UUID.randomUUID(), "new", "", size, Optional.empty(), DiskFormat.COW, true, true, domain));
        while (engine.disk(disk).orElseThrow().status() != DiskStatus.OK) {
            Thread.onSpinWait();
        }
        return disk;
    }
}
