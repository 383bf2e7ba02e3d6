package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.EnginePatience;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Point;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads that the engine pauses when every byte is sent and only their end is awaited. Its phases take their time.
class PausedUploadTest {
    private static final int MIB = 1 << 20;
    private static final Trouble PAUSED = Trouble.happens(Happening.RENEWAL_FAILS, Moment.FINALIZING);

    /// More than all of a test takes: whoever waits for the end of a transfer that long waits in vain.
    private static final JobLimits LIMITS = LabPlace.LIMITS.with(
            EnginePatience.of(Duration.ofMinutes(1)).ending(Duration.ofMinutes(1), Duration.ofSeconds(40)));

    @TempDir
    Path folder;

    private LabPlace place;
    private Point point;
    private List<UUID> disks;

    private void begin() throws Exception {
        LabOptions options = LabOptions.fast(folder.resolve("lab")).withTimeScale(0.02);
        place = new LabPlace(folder, options, LIMITS);
        place.lab().add(VmSpec.up("db", DiskSpec.seeded("system", 8 * MIB, MIB, 41)));
        point = place.backedUp("db");
        disks = place.lab().disks().stream().map(LabDisk::id).toList();
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    private Outcome restored() {
        return LabPlace.end(place.work()
                .restore(new RestoreRequest.Disks(
                        point.id(),
                        Set.of(point.disks().getFirst().disk()),
                        new RestoreRequest.DiskTarget.Floating(),
                        Map.of(),
                        Optional.empty(),
                        true)));
    }

    private void nothingIsLeft() throws Exception {
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
    }

    @Test
    void anUploadThatIsPausedBeforeItsEndIsResumedAndEndsWithoutBeingSentAgain() throws Exception {
        begin();
        place.lab().next(PAUSED);

        Outcome.Completed done = LabPlace.completed(restored());

        assertThat(place.lab().troubles()).as("it was paused").isEmpty();
        assertThat(((Result.RestoredDisks) done.result()).proven()).hasSize(1);
        assertThat(place.lab().disks()).as("one disk was made").hasSize(disks.size() + 1);
        nothingIsLeft();
    }

    @Test
    void anUploadThatIsPausedOverAndOverFailsAtOnceSaysSoAndTakesItsDiskAway() throws Exception {
        begin();
        for (int i = 0; i < 20; i++) {
            place.lab().next(PAUSED);
        }

        Outcome outcome = restored();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why())
                                .isInstanceOfSatisfying(Failure.AskAdministrator.class, ask -> {
                                    assertThat(ask.kind()).isEqualTo(FailureCode.TRANSFER_FAILED);
                                    assertThat(ask.words()).contains("paused", "was resumed 3 times");
                                }));
        assertThat(place.lab().troubles()).as("it was not sent again").hasSize(16);
        place.lab().forgetTroubles();
        assertThat(place.lab().disks()).extracting(LabDisk::id).containsExactlyElementsOf(disks);
        nothingIsLeft();
    }
}
