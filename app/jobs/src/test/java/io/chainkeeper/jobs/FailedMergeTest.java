package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.Event;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A merge that fails half-way at the end of a hybrid backup: the point is good, the snapshot is pending until it is
/// gone.
class FailedMergeTest {
    private static final long MIB = 1 << 20;
    /// As the engine numbers a removal of a snapshot that failed.
    private static final int DELETE_FAILED = 357;

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;

    @BeforeEach
    void open() throws Exception {
        place = new LabPlace(folder);
        vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 8 * MIB, 2 * MIB, 51)));
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    private Point backedUpWithoutMerge() {
        place.lab().next(Trouble.mergeFails());
        Outcome.Completed done = LabPlace.completed(place.backup("web", BackupOptions.standard()));
        Result.BackedUp result = (Result.BackedUp) done.result();
        assertThat(result.engineClean()).isFalse();
        assertThat(done.notes()).extracting(Finding::kind).containsExactly(Finding.Kind.SNAPSHOT_LEFT);
        return result.point();
    }

    private static Result.CleanedUp cleaned(Run run) {
        return (Result.CleanedUp) LabPlace.completed(LabPlace.end(run)).result();
    }

    private List<Leftover.Kind> seen() throws Exception {
        return place.work().diagnose().leftovers().stream().map(Leftover::kind).toList();
    }

    private List<Integer> codes() throws Exception {
        try (Engine engine = place.engine()) {
            return engine.events("", 100).stream().map(Event::code).toList();
        }
    }

    @Test
    void thePointIsGoodAndTheRunsEndSaysThatTheCleanUpIsPending() throws Exception {
        Point point = backedUpWithoutMerge();

        LabPlace.completed(LabPlace.end(place.work().verify(point.id())));
        assertThat(codes()).contains(DELETE_FAILED, Event.SNAPSHOT_LEFT_OVER);
        Finding note = Finding.of(Finding.Kind.SNAPSHOT_LEFT, "web", "an-id");
        assertThat(Words.in(Locale.ENGLISH).of(note)).contains("an-id", "clean-up is pending");
        assertThat(Words.in(Locale.GERMAN).of(note)).contains("an-id", "Aufräumen steht noch aus");
    }

    @Test
    void theDoctorNamesItAsOursAndACleanUpRemovesIt() throws Exception {
        backedUpWithoutMerge();
        assertThat(seen()).containsExactly(Leftover.Kind.OWN_SNAPSHOT);

        assertThat(cleaned(place.work().cleanUp())).isEqualTo(new Result.CleanedUp(1, 0));

        assertThat(seen()).isEmpty();
        place.lab().assertClean();
    }

    @Test
    void itIsStillPendingWhenTheProgramHasBeenStartedAgain() throws Exception {
        backedUpWithoutMerge();
        place.leave();
        place.comeBack();
        assertThat(seen()).containsExactly(Leftover.Kind.OWN_SNAPSHOT);

        assertThat(cleaned(place.work().cleanUp())).isEqualTo(new Result.CleanedUp(1, 0));

        place.lab().assertClean();
    }

    @Test
    void theNextBackupIsIncrementalBesideIt() throws Exception {
        backedUpWithoutMerge();
        LabPlace.write(vm.disk(), MIB, 100_000, 7);
        vm.disk().copyTo(folder.resolve("wanted.raw"));

        Point next = place.backedUp("web");

        assertThat(next.disks())
                .singleElement()
                .satisfies(disk -> assertThat(disk.mode()).isEqualTo(Mode.INCREMENTAL));
        BackupTest.assertReads(place, next, vm.disk().id(), folder.resolve("wanted.raw"));
        cleaned(place.work().cleanUp());
        place.lab().assertClean();
    }

    @Test
    void aSnapshotThatAPersonHasRemovedMeanwhileIsOnlyANoteInTheJournal() throws Exception {
        backedUpWithoutMerge();
        try (Engine engine = place.engine()) {
            var left = engine.snapshots(vm.id()).stream()
                    .filter(each -> each.description().startsWith("Auto-generated"))
                    .findFirst()
                    .orElseThrow();
            engine.removeSnapshot(vm.id(), left.id());
            while (engine.snapshots(vm.id()).stream().anyMatch(each -> each.id().equals(left.id()))) {
                // In a lab whose phases take no time, looking moves them on.
            }
        }
        assertThat(seen()).containsExactly(Leftover.Kind.OWN_NOTE);

        assertThat(cleaned(place.work().cleanUp())).isEqualTo(new Result.CleanedUp(1, 0));

        assertThat(seen()).isEmpty();
    }

    @Test
    void whereTheMergeHasLeftIllegalImagesOnlyAPersonHasItTriedAgain() throws Exception {
        backedUpWithoutMerge();
        place.lab().next(Trouble.mergeFails());
        assertThat(cleaned(place.work().cleanUp())).isEqualTo(new Result.CleanedUp(0, 1));
        assertThat(seen()).containsExactly(Leftover.Kind.OWN_SNAPSHOT, Leftover.Kind.ILLEGAL_IMAGES);
        long failed = codes().stream().filter(code -> code == DELETE_FAILED).count();

        assertThat(cleaned(place.work().cleanUp())).isEqualTo(new Result.CleanedUp(0, 1));
        assertThat(codes().stream().filter(code -> code == DELETE_FAILED)).hasSize((int) failed);
        assertThat(place.backup("web", BackupOptions.standard())).isInstanceOf(Outcome.NothingToDo.class);

        assertThat(cleaned(place.work().giveUp())).isEqualTo(new Result.CleanedUp(1, 0));
        assertThat(seen()).isEmpty();
        place.lab().assertClean();
        place.backedUp("web");
    }

    @Test
    void otherPeoplesSnapshotsAreNeverTouched() throws Exception {
        backedUpWithoutMerge();
        vm.happens(Happening.SNAPSHOT_TAKEN);

        cleaned(place.work().cleanUp());

        try (Engine engine = place.engine()) {
            assertThat(engine.snapshots(vm.id()))
                    .extracting(each -> each.description())
                    .containsExactlyInAnyOrder("Active VM", "Before the update");
        }
    }
}
