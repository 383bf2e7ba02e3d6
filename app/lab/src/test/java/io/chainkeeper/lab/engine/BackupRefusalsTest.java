package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.model.Checkpoint;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskStatus;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every refusal of a backup, with the engine's status and text.
class BackupRefusalsTest {
    @TempDir
    Path folder;

    private EngineBench bench;
    private ApiCaller api;

    @BeforeEach
    void open() throws IOException {
        bench = EngineBench.quick(folder);
        api = bench.api;
        api.signIn();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void aVmThatIsNotThereIsA404WithAFault() throws IOException {
        api.post("vms/" + UUID.randomUUID() + "/backups", bench.backupBody(UUID.randomUUID(), Optional.empty()))
                .isFault(404, "Entity not found");
    }

    @Test
    void aVmInBetweenIsRefused() throws IOException {
        for (VmStatus status : List.of(VmStatus.PAUSED, VmStatus.SUSPENDED, VmStatus.MIGRATING)) {
            bench.vm.status(status);
            start().isFault(409, "The Virtual Machine should be in Up or Down status");
        }
    }

    @Test
    void aHostedEngineIsRefused() throws IOException {
        bench.vm.hostedEngine(true);
        start().isFault(409, "Backup of Hosted Engine VM is not supported");
    }

    @Test
    void lockedDisksAreNamed() throws IOException {
        bench.cow.status(DiskStatus.LOCKED);
        start().isFault(409, "The following disks are locked: web1_Disk1.");
    }

    @Test
    void aDiskCanBeLockedOnDemandOnce() throws IOException {
        bench.troubles.next(Trouble.diskLocked());
        start().isFault(409, "The following disks are locked: web1_Disk1, web1_Disk2.");
        assertThat(start().status()).isEqualTo(201);
    }

    @Test
    void inactiveDisksAreNamed() throws IOException {
        bench.vm.attach(bench.vm.attachments().get(bench.raw.id()).withActive(false));
        start().isFault(409, "The following disks are not active on VM web1: web1_Disk2");
    }

    @Test
    void disksThatAreUnknownForeignOrUnsaidAreThreeDifferentFaults() throws IOException {
        Disk foreign = bench.add(Disk.cow(
                UUID.randomUUID(),
                "other",
                1 << 20,
                bench.dataCentre.firstStorageDomain().id()));
        UUID nobody = UUID.randomUUID();

        start(nobody).isFault(400, "The following disk(s) ID(s) does not exist: " + nobody);
        start(foreign.id()).isFault(500, "General command validation failure.");
        api.post(bench.vmPath() + "/backups", "<backup/>").isFault(500, "General command validation failure.");
    }

    @Test
    void aSecondBackupFindsTheDisksLocked() throws IOException {
        assertThat(start().status()).isEqualTo(201);
        start().isFault(409, "Disk is locked. Please try again later.");
    }

    @Test
    void aUsedIdAndALongDescriptionAreRefused() throws IOException {
        UUID id = UUID.randomUUID();
        api.post(bench.vmPath() + "/backups", bench.backupBody(id, Optional.empty()));
        api.post(bench.vmPath() + "/backups", bench.backupBody(id, Optional.empty()))
                .isFault(400, "The specified VM backup ID " + id + " already exists");
        String body = bench.backupBody(UUID.randomUUID(), Optional.empty()).replace("nightly", "n".repeat(1025));
        api.post(bench.vmPath() + "/backups", body).isFault(400, "shouldn't contain more than 1024 characters");
    }

    @Test
    void unknownAndInvalidCheckpointsAskForAFull() throws IOException {
        UUID id = UUID.randomUUID();
        since(id).isFault(400, "Checkpoint ID " + id + " doesn't exist");
        var now = bench.time.instant();
        bench.vm.checkpoints().put(id, new Checkpoint(id, "", now, Optional.empty(), List.of(), true));
        since(id).isFault(400, "Checkpoint ID " + id + " is invalid and should be removed");
    }

    @Test
    void aLostCheckpointIsReallyGone() throws IOException {
        UUID id = UUID.randomUUID();
        var now = bench.time.instant();
        bench.vm.checkpoints().put(id, new Checkpoint(id, "", now, Optional.empty(), List.of(), false));
        bench.troubles.next(Trouble.lostCheckpoint());

        since(id).isFault(400, "Checkpoint ID " + id + " doesn't exist");
        assertThat(api.get(bench.vmPath() + "/checkpoints").xml().children()).isEmpty();
    }

    @Test
    void sharedDisksAndLunsAreLeftOutInSilence() throws IOException {
        bench.raw.shareable(true);
        UUID id = UUID.randomUUID();
        api.post(bench.vmPath() + "/backups", bench.backupBody(id, Optional.empty()));
        api.get(bench.vmPath() + "/backups/" + id);

        assertThat(api.get(bench.vmPath() + "/backups/" + id + "/disks").xml().children())
                .hasSize(1);
    }

    @Test
    void transfersOfABackupWantItReadyAndRaw() throws IOException {
        UUID id = UUID.randomUUID();
        transfer(id, "raw").isFault(400, "The specified VM backup does not exist");
        api.post(bench.vmPath() + "/backups", bench.backupBody(id, Optional.empty()));
        transfer(id, "raw").isFault(409, "The VM backup is not in READY phase, backup phase is STARTING");
        transfer(id, "cow").isFault(400, "The specified format is not applicable for VM backup");
    }

    private Reply transfer(UUID backup, String format) throws IOException {
        return api.post(
                "imagetransfers",
                "<image_transfer><direction>download</direction><disk id=\"" + bench.cow.id() + "\"/><backup id=\""
                        + backup + "\"/><format>" + format + "</format></image_transfer>");
    }

    private Reply start() throws IOException {
        return api.post(bench.vmPath() + "/backups", bench.backupBody(UUID.randomUUID(), Optional.empty()));
    }

    private Reply start(UUID disk) throws IOException {
        return api.post(bench.vmPath() + "/backups", "<backup><disks><disk id=\"" + disk + "\"/></disks></backup>");
    }

    private Reply since(UUID checkpoint) throws IOException {
        return api.post(
                bench.vmPath() + "/backups", bench.backupBody(UUID.randomUUID(), Optional.of(checkpoint.toString())));
    }
}
