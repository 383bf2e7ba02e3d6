package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.RawAnswer;
import io.chainkeeper.lab.trouble.Watcher;
import io.chainkeeper.repository.Point;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was begun although the engine's answers do not say so is ended all the same, and nothing of others is touched.
class DoubtfulAnswersTest {
    private static final String REFUSAL =
            "<fault><reason>Operation Failed</reason><detail>[Cannot backup VM.]</detail>" + "</fault>";

    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @TempDir
    Path folder;

    private LabPlace place;

    @BeforeEach
    void begin() throws Exception {
        LabOptions options = LabOptions.fast(folder.resolve("lab"));
        place = new LabPlace(folder, options, LabPlace.LIMITS.waiting(Duration.ofNanos(1)));
        place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 1 << 20, 1 << 19, 1)));
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    private static boolean isBegin(String method, String path) {
        return method.equals("POST") && path.endsWith("/backups");
    }

    @Test
    void aBackupWhoseAnswerIsLostAndNotWaitedForIsEnded() throws Exception {
        place.lab()
                .watchedBy((server, method, path) ->
                        isBegin(method, path) ? Watcher.Fate.UNANSWERED : Watcher.Fate.ANSWERED);

        assertThat(place.backup("web", BackupOptions.standard())).isInstanceOf(Outcome.Failed.class);

        place.lab().assertClean();
    }

    @Test
    void aBackupThatIsSaidToBeRefusedAndWasBegunIsEnded() throws Exception {
        place.lab().watchedBy(new Watcher() {
            @Override
            public Fate asked(Server server, String method, String path) {
                return isBegin(method, path) ? Fate.FALSIFIED : Fate.ANSWERED;
            }

            @Override
            public RawAnswer instead(Server server, String method, String path, byte[] honest) {
                String answer = "HTTP/1.1 409 Conflict\r\nContent-Type: application/xml\r\nContent-Length: "
                        + REFUSAL.length() + "\r\n\r\n" + REFUSAL;
                return new RawAnswer(answer.getBytes(StandardCharsets.US_ASCII), RawAnswer.End.STAYS);
            }
        });

        assertThat(place.backup("web", BackupOptions.standard())).isInstanceOf(Outcome.Failed.class);

        place.lab().assertClean();
    }

    /// Lets answers of the engine be told otherwise.
    ///
    /// @param which requests, by method and path
    /// @param lie   from the honest answer, head and body, what is sent
    private void falsified(BiPredicate<String, String> which, UnaryOperator<String> lie) {
        place.lab().watchedBy(new Watcher() {
            @Override
            public Fate asked(Server server, String method, String path) {
                return server == Server.ENGINE && which.test(method, path) ? Fate.FALSIFIED : Fate.ANSWERED;
            }

            @Override
            public RawAnswer instead(Server server, String method, String path, byte[] honest) {
                String told = lie.apply(new String(honest, StandardCharsets.ISO_8859_1));
                return new RawAnswer(told.getBytes(StandardCharsets.ISO_8859_1), RawAnswer.End.STAYS);
            }
        });
    }

    private void honest() {
        place.lab().watchedBy((server, method, path) -> Watcher.Fate.ANSWERED);
    }

    private static boolean isLook(String method, String path) {
        return method.equals("GET") && path.matches(".*/backups/[^/]+");
    }

    private void aCleanUpLeavesNothing() throws Exception {
        honest();
        LabPlace.completed(LabPlace.end(place.work().cleanUp()));
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
    }

    @Test
    void aNewVmWhoseIdIsToldWrongIsRemovedAndTheVmThatHasThisIdIsNot() throws Exception {
        Point point = place.backedUp("web", BackupOptions.standard());
        UUID other = place.lab()
                .add(VmSpec.up("db", DiskSpec.seeded("root", 1 << 20, 1 << 19, 2)))
                .id();
        falsified(
                (method, path) -> method.equals("POST") && path.endsWith("/vms"),
                told -> told.replaceFirst("(<vm [^>]*id=\")[^\"]+", "$1" + other));

        Outcome ended = LabPlace.end(place.work()
                .restore(RestoreRequest.NewVm.of(
                        point.id(), "again", place.work().clusters().getFirst().id(), Optional.empty())));

        assertThat(ended)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.BAD_ANSWER));
        aCleanUpLeavesNothing();
        assertThat(place.lab().vms()).extracting(LabVm::name).containsExactlyInAnyOrder("web", "db");
    }

    @Test
    void theAnswerAboutAnotherBackupThanTheOneAskedForIsNotBelieved() throws Exception {
        falsified(
                DoubtfulAnswersTest::isLook,
                told -> UUIDS.matcher(told)
                        .replaceAll(
                                found -> UUID.nameUUIDFromBytes(found.group().getBytes(StandardCharsets.US_ASCII))
                                        .toString()));

        assertThat(place.backup("web", BackupOptions.standard()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.BAD_ANSWER));

        assertThat(place.work().points()).isEmpty();
        aCleanUpLeavesNothing();
    }

    @Test
    void aCheckpointThatIsNotToldWhenItsBackupIsEndedIsRemovedByTheNextCleanUp() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger ends = new AtomicInteger();
        falsified(DoubtfulAnswersTest::isLook, told -> {
            boolean unwanted = looks.incrementAndGet() == 1
                    || (told.contains("<phase>succeeded</phase>") && ends.incrementAndGet() > 1);
            return unwanted ? "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: 0\r\n\r\n" : told;
        });

        assertThat(place.backup("web", BackupOptions.standard())).isInstanceOf(Outcome.Failed.class);

        assertThat(ends).as("the end was seen, and asked about again").hasValueGreaterThan(1);
        aCleanUpLeavesNothing();
    }
}
