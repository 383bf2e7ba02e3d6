package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavingTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aMergeThatTakesLongDoesNotKeepTheProgramFromEndingAndTheNextStartSettlesIt() throws Exception {
        // Ten merges of six seconds, at a fifth of the time.
        LabOptions slowly = LabOptions.fast(folder.resolve("lab")).withTimeScale(0.2);
        try (LabPlace place = new LabPlace(folder, slowly, LabPlace.LIMITS.leaving(Duration.ofMillis(50)))) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 8 * MIB, 2 * MIB, 82)));
            place.lab().next(Trouble.slowMerge());
            Run run = place.work().backup(vm.id(), BackupOptions.standard());
            Await.that(() -> at(run, Stage.FINALIZE));

            long begun = System.nanoTime();
            place.leave();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            Result.BackedUp stored =
                    (Result.BackedUp) LabPlace.completed(run.outcome().join()).result();
            assertThat(stored.engineClean()).isFalse();
            assertThat(place.lab().leftovers()).isNotEmpty();
            place.comeBack();
            Result.CleanedUp cleaned = (Result.CleanedUp)
                    LabPlace.completed(LabPlace.end(place.work().cleanUp())).result();
            assertThat(cleaned).as("the backup and its snapshot").isEqualTo(new Result.CleanedUp(2, 0));
            place.lab().assertClean();
            assertThat(place.work().points(vm.id())).containsExactly(stored.point());
        }
    }

    private static boolean at(Run run, Stage stage) {
        return run.snapshot().steps().stream()
                .anyMatch(step -> step.stage() == stage && step.state() == Step.State.RUNNING);
    }
}
