package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.RawAnswer;
import io.chainkeeper.lab.trouble.Watcher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup that was begun although the engine's answer does not say so is ended all the same.
class DoubtfulAnswersTest {
    private static final String REFUSAL =
            "<fault><reason>Operation Failed</reason><detail>[Cannot backup VM.]</detail>" + "</fault>";

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
}
