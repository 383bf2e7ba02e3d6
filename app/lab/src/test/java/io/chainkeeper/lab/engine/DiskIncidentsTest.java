package io.chainkeeper.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.engine.ApiCaller.Reply;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What people do to disks, snapshots and checkpoints between backups and during them.
class DiskIncidentsTest extends IncidentsTest {
    @Test
    void aSnapshotTakenBetweenTwoBackupsKeepsTheChain() throws IOException {
        level("4.7");
        String checkpoint = BackupCaller.whole(bench, Optional.empty());
        BackupCaller.order(bench, Happening.SNAPSHOT_TAKEN, Moment.START);
        BackupCaller backup = new BackupCaller(bench);

        backup.ready(Optional.of(checkpoint));

        assertThat(backup.mode(bench.cow)).isEqualTo("incremental");
        assertThat(backup.finish(backup.download(bench.cow))).isEqualTo("finished_success");
        assertThat(backup.end()).isEqualTo("succeeded");
        assertThat(backup.snapshots()).hasSize(1);
        assertThat(bench.engine.leftovers()).isEmpty();
    }

    @Test
    void aSnapshotMayBeTakenDuringAHybridBackupButNotDuringALiveOne() throws IOException {
        BackupCaller hybrid = level("4.7");
        BackupCaller.order(bench, Happening.SNAPSHOT_TAKEN, Moment.READY);
        hybrid.ready(Optional.empty());
        assertThat(hybrid.snapshots()).hasSize(2);
        assertThat(hybrid.end()).isEqualTo("succeeded");
        bench.close();

        BackupCaller live = level("4.6");
        BackupCaller.order(bench, Happening.SNAPSHOT_TAKEN, Moment.READY);
        live.ready(Optional.empty());
        assertThat(live.snapshots()).isEmpty();
        bench.api
                .post(bench.vmPath() + "/snapshots", "<snapshot><description>x</description></snapshot>")
                .isFault(409, "The following disks are locked");
        assertThat(live.end()).isEqualTo("succeeded");
    }

    @Test
    void aCommittedSnapshotPutsTheDisksBackAndTakesEveryCheckpoint() throws IOException {
        level("4.7");
        bench.guestWrites(bench.cow, 1, 1);
        String checkpoint = BackupCaller.whole(bench, Optional.empty());
        BackupCaller.order(bench, Happening.SNAPSHOT_TAKEN, Moment.START);
        BackupCaller.whole(bench, Optional.of(checkpoint));
        bench.guestWrites(bench.cow, 1, 2);
        bench.guestWrites(bench.cow, 2, 3);
        BackupCaller.order(bench, Happening.SNAPSHOT_COMMITTED, Moment.START);
        BackupCaller backup = new BackupCaller(bench);

        backup.start(Optional.of(checkpoint)).isFault(400, "Checkpoint ID " + checkpoint + " doesn't exist.");

        assertThat(bench.guestReads(bench.cow.id(), 1)).isEqualTo(1);
        assertThat(bench.guestReads(bench.cow.id(), 2)).isZero();
        assertThat(backup.checkpoints()).isEmpty();
        assertThat(bench.store.of(bench.cow.id()).tracks(UUID.fromString(checkpoint)))
                .isFalse();
    }

    @Test
    void aCommittedSnapshotGivesAGrownDiskItsSizeBack() throws IOException {
        level("4.7");
        long size = bench.cow.provisionedSize();
        bench.guestWrites(bench.cow, 1, 1);
        bench.engine.happen(Happening.SNAPSHOT_TAKEN, bench.vm);
        bench.engine.happen(Happening.DISK_RESIZED, bench.vm);
        bench.guestWrites(bench.cow, 1, 2);

        bench.engine.happen(Happening.SNAPSHOT_COMMITTED, bench.vm);

        assertThat(bench.api.get("disks/" + bench.cow.id()).at("provisioned_size"))
                .isEqualTo(String.valueOf(size));
        assertThat(bench.store.of(bench.cow.id()).size()).isEqualTo(size);
        assertThat(bench.guestReads(bench.cow.id(), 1)).isEqualTo(1);
    }

    @Test
    void anInvalidCheckpointIsShownRefusedAndRemoved() throws IOException {
        level("4.7");
        String checkpoint = BackupCaller.whole(bench, Optional.empty());
        BackupCaller.order(bench, Happening.CHECKPOINT_INVALID, Moment.START);
        BackupCaller backup = new BackupCaller(bench);

        backup.start(Optional.of(checkpoint))
                .isFault(400, "Checkpoint ID " + checkpoint + " is invalid and should be removed.");

        String path = bench.vmPath() + "/checkpoints/" + checkpoint;
        assertThat(bench.api.get(path).at("state")).isEqualTo("invalid");
        assertThat(bench.api.delete(path).status()).isEqualTo(200);
        assertThat(bench.api.get(path).status()).isEqualTo(404);
    }

    @Test
    void aDiskAddedLaterIsFullAndTheOthersAreIncremental() throws IOException {
        level("4.7");
        String checkpoint = BackupCaller.whole(bench, Optional.empty());
        BackupCaller.order(bench, Happening.DISK_ADDED, Moment.READY);
        BackupCaller.whole(bench, Optional.of(checkpoint));
        String added = bench.vm.attachments().keySet().stream()
                .reduce((first, second) -> second)
                .orElseThrow()
                .toString();
        BackupCaller backup = new BackupCaller(bench);

        Reply started = bench.api.post(
                bench.vmPath() + "/backups",
                bench.backupBody(backup.id, Optional.of(checkpoint))
                        .replace("</disks>", "<disk id=\"" + added + "\"/></disks>"));

        assertThat(started.status()).as(started.text()).isEqualTo(201);
        backup.get();
        assertThat(backup.mode(bench.cow)).isEqualTo("incremental");
        assertThat(backup.mode(bench.dataCentre.disks().get(UUID.fromString(added))))
                .isEqualTo("full");
        assertThat(backup.end()).isEqualTo("succeeded");
    }

    @Test
    void aRemovedDiskIsUnknownAndAResizedOneIsLarger() throws IOException {
        BackupCaller backup = level("4.7");
        BackupCaller.order(bench, Happening.DISK_REMOVED, Moment.START);
        backup.start(Optional.empty()).isFault(400, "The following disk(s) ID(s) does not exist: " + bench.raw.id());

        long size = bench.cow.provisionedSize();
        bench.engine.happen(Happening.DISK_RESIZED, bench.vm);

        assertThat(bench.api.get("disks/" + bench.cow.id()).at("provisioned_size"))
                .isEqualTo(String.valueOf(size + (64L << 20)));
        assertThat(bench.store.of(bench.cow.id()).size()).isEqualTo(size + (64L << 20));
    }

    @Test
    void aResizedDiskStaysInTheChain() throws IOException {
        level("4.7");
        String checkpoint = BackupCaller.whole(bench, Optional.empty());
        BackupCaller.order(bench, Happening.DISK_RESIZED, Moment.START);
        BackupCaller backup = new BackupCaller(bench);
        backup.ready(Optional.of(checkpoint));

        Reply transfer = backup.download(bench.cow);

        assertThat(backup.read(transfer).raw().headers().firstValue("Content-Range"))
                .contains("bytes 0-15/" + bench.cow.provisionedSize());
        assertThat(bench.api
                        .image("GET", transfer.at("transfer_url") + "/extents?context=dirty", new byte[0])
                        .status())
                .isEqualTo(200);
        backup.finish(transfer);
        assertThat(backup.end()).isEqualTo("succeeded");
    }

    @Test
    void aDiskThatIsMovedIsLockedForAWhileAndLosesItsBitmapIfTheGuestRuns() throws IOException {
        level("4.7");
        String checkpoint = BackupCaller.whole(bench, Optional.empty());
        Optional<UUID> before = bench.cow.storageDomain();
        BackupCaller.order(bench, Happening.DISK_MOVED, Moment.START);
        BackupCaller backup = new BackupCaller(bench);
        backup.start(Optional.of(checkpoint)).isFault(409, "The following disks are locked: web1_Disk1");
        assertThat(bench.cow.storageDomain()).isNotEqualTo(before);

        backup.ready(Optional.of(checkpoint));

        assertThat(backup.ended(backup.download(bench.cow))).isEqualTo("finished_failure");
        assertThat(backup.end()).isEqualTo("succeeded");
    }

    @Test
    void aFullStorageDomainRefusesSnapshotsAndDisksAndFailsWrites() throws IOException {
        BackupCaller backup = level("4.7");
        BackupCaller.order(bench, Happening.STORAGE_FULL, Moment.START);
        backup.start(Optional.empty()).isFault(409, "Low disk space on Storage Domain data1");
        BackupCaller.order(bench, Happening.STORAGE_FULL, Moment.START);
        String disk = "<disk><provisioned_size>1048576</provisioned_size><format>cow</format><storage_domains>"
                + "<storage_domain><name>data1</name></storage_domain></storage_domains></disk>";
        bench.api.post("disks", disk).isFault(409, "Low disk space on Storage Domain data1");
        Reply made = bench.api.post("disks", disk);
        assertThat(made.status()).isEqualTo(202);
        bench.api.get("disks/" + made.id());
        Reply begun = bench.api.post(
                "imagetransfers",
                "<image_transfer><direction>upload</direction><disk id=\"" + made.id()
                        + "\"/><format>raw</format></image_transfer>");
        String url = bench.api.get("imagetransfers/" + begun.id()).at("transfer_url");
        BackupCaller.order(bench, Happening.STORAGE_FULL, Moment.TRANSFERRING);

        assertThat(bench.api
                        .image("PUT", url, new byte[512], "Content-Range", "bytes 0-511/*")
                        .status())
                .isEqualTo(500);
        String domain =
                "storagedomains/" + bench.dataCentre.firstStorageDomain().id();
        assertThat(bench.api.get(domain).at("available")).isEqualTo("0");
        bench.api.post("imagetransfers/" + begun.id() + "/cancel", "<action/>");
        for (int look = 0; look < 4; look++) {
            bench.api.get("imagetransfers/" + begun.id());
        }
        assertThat(bench.api.get(domain).at("available")).isNotEqualTo("0");
    }

    @Test
    void aMissingPermissionIsAFaultOfItsOwn() throws IOException {
        BackupCaller backup = level("4.7");
        BackupCaller.order(bench, Happening.PERMISSION_MISSING, Moment.START);
        backup.start(Optional.empty()).isFault(403, "User is not authorized to perform this action.");
        backup.ready(Optional.empty());
        BackupCaller.order(bench, Happening.PERMISSION_MISSING, Moment.TRANSFERRING);

        bench.api
                .post(
                        "imagetransfers",
                        "<image_transfer><backup id=\"" + backup.id + "\"/><direction>download</direction><disk id=\""
                                + bench.cow.id() + "\"/><format>raw</format></image_transfer>")
                .isFault(403, "User is not authorized to perform this action.");

        assertThat(backup.end()).isEqualTo("succeeded");
    }
}
