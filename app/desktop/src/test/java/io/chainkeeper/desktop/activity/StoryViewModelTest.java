package io.chainkeeper.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.jobs.activity.Explanation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryViewModelTest {
    @TempDir
    Path folder;

    private List<UUID> runs;
    private PastDesk past;
    private StoryViewModel story;

    @BeforeEach
    void open() throws Exception {
        runs = PastDesk.remember(folder);
        past = new PastDesk(folder, Locale.GERMAN);
        story = new StoryViewModel(past.desk());
    }

    @AfterEach
    void close() {
        past.close();
    }

    private StoryViewModel.Told told(UUID run) throws Exception {
        story.open(run);
        past.until(
                "the run is told",
                () -> story.toldProperty()
                        .get()
                        .filter(told -> told.entry().id().equals(run))
                        .isPresent());
        return story.toldProperty().get().orElseThrow();
    }

    @Test
    void aFailureIsExplainedInThePersonsLanguage() throws Exception {
        StoryViewModel.Told told = told(runs.get(1));

        assertThat(told.why().map(Explanation::title)).contains("Es ist kein Platz mehr");
        assertThat(told.tone()).isEqualTo(Tone.ALARM);
        assertThat(told.story().steps()).hasSize(4);
        assertThat(told.story().notes()).hasSize(1);
        assertThat(told.story().disks()).hasSize(1);
    }

    @Test
    void withoutAnEngineABackupCannotBeRetriedHere() throws Exception {
        assertThat(told(runs.get(1)).canRetry()).isFalse();
        assertThat(told(runs.get(2)).canRetry()).as("a verification needs none").isTrue();
    }

    @Test
    void whatIsAcknowledgedNeedNotBeAgain() throws Exception {
        assertThat(told(runs.get(1)).canAcknowledge()).isTrue();

        story.acknowledge();
        past.until(
                "it is known",
                () -> story.toldProperty()
                        .get()
                        .filter(told -> !told.canAcknowledge())
                        .isPresent());
    }

    @Test
    void aRunThatNobodyRemembersIsTold() throws Exception {
        story.open(UUID.randomUUID());
        past.until("it is told", () -> !story.troubleProperty().get().isEmpty());

        assertThat(story.toldProperty().get()).isEmpty();
        story.open(null);
        assertThat(story.troubleProperty().get()).isEmpty();
    }

    @Test
    void aRetryStartsTheSameAgain() throws Exception {
        told(runs.get(2));

        story.retry();

        past.until("it is begun", () -> past.desk().runs().cards().size() == 1);
        assertThat(past.desk().runs().cards().getFirst().kind()).isEqualTo(io.chainkeeper.jobs.run.RunKind.VERIFY);
        past.until("it has ended", () -> past.desk().runs().active().isEmpty());
    }
}
