package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Checkpoint;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.NewAttachment;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A checkpoint whose disk hangs on another VM by now must stay: removing it can damage that disk.
class MovedDiskTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabVm twoDisks(LabPlace place) throws Exception {
        place.lab().add(VmSpec.down("other", DiskSpec.empty("own", MIB)));
        return place.lab()
                .add(VmSpec.down(
                        "web", DiskSpec.seeded("root", 8 * MIB, MIB, 90), DiskSpec.seeded("data", 4 * MIB, MIB, 91)));
    }

    private static void move(Engine engine, LabPlace place, LabVm from, UUID disk) throws Exception {
        engine.detachDisk(from.id(), disk);
        engine.attachDisk(
                place.lab().vm("other").id(), new NewAttachment(disk, true, false, false, false, "virtio_scsi"));
    }

    @Test
    void anOldCheckpointStaysWhenOneOfItsDisksHasMovedToAnotherVm() throws Exception {
        try (LabPlace place = new LabPlace(folder);
                Engine engine = place.engine()) {
            LabVm vm = twoDisks(place);
            Point first = place.backedUp("web");
            move(engine, place, vm, vm.disks().getLast().id());

            Outcome.Completed done = LabPlace.completed(place.backup("web", BackupOptions.standard()));

            assertThat(done.notes()).extracting(Finding::kind).contains(Finding.Kind.CHECKPOINT_LEFT);
            assertThat(engine.checkpoints(vm.id()))
                    .extracting(Checkpoint::id)
                    .contains(first.checkpoint().orElseThrow());
        }
    }

    @Test
    void aCleanUpLeavesTheCheckpointOfADiskThatHasMovedAndSaysThatItIsPending() throws Exception {
        try (LabPlace place = new LabPlace(folder);
                Engine engine = place.engine()) {
            LabVm vm = twoDisks(place);
            Point point = place.backedUp("web");
            UUID checkpoint = point.checkpoint().orElseThrow();
            move(engine, place, vm, vm.disks().getLast().id());
            place.leave();
            Path elsewhere = folder.resolve("lost");
            Files.move(place.repository().resolve("vms"), elsewhere);
            try (Catalog catalog = Catalog.open(place.catalog())) {
                catalog.intend(
                        new JournalEntry(UUID.randomUUID(), ThingKind.CHECKPOINT, checkpoint, vm.id(), Instant.EPOCH));
            }
            place.comeBack();

            assertThat(LabPlace.completed(LabPlace.end(place.work().cleanUp())).result())
                    .isEqualTo(new Result.CleanedUp(0, 1));

            assertThat(engine.checkpoints(vm.id())).extracting(Checkpoint::id).contains(checkpoint);
        }
    }
}
