package io.chainkeeper.desktop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.StagedPlace;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final BlockingQueue<Runnable> edge = new LinkedBlockingQueue<>();
    private final Background background = new Background(edge::add);
    private final Wording wording = Wording.of(InstantSource.system(), ZoneId.of("UTC"), Locale.ENGLISH);
    private final Runs runs = new Runs(new Background(Runnable::run), new HandCrank(), wording);
    private final Answers answers = new Answers();
    private final Retry retry = new Retry(StagedPlace.answering(answers), background, runs, wording, (_, _) -> {});

    /// What the workplace answers here.
    public final class Answers {
        private Optional<Run> begun = Optional.empty();
        private boolean refusing;

        public Optional<Run> again(UUID run) throws WorkplaceException {
            if (refusing) {
                throw new WorkplaceException(
                        new Failure.Reconnect(FailureCode.ENGINE_UNREACHABLE, "engine", "no route"));
            }
            return begun;
        }
    }

    private RunCardViewModel failed() {
        StagedRun run = new StagedRun(RunKind.BACKUP, UUID.randomUUID());
        RunCardViewModel card = runs.follow(run);
        Failure why = new Failure.TryLater(FailureCode.VM_BUSY, "busy");
        run.end(new Outcome.Failed(Stage.TRANSFER, why, List.of()));
        card.look();
        return card;
    }

    private void tryAgain(RunCardViewModel card) throws InterruptedException {
        retry.of(card).orElseThrow().run();
        Runnable answer = edge.poll(60, TimeUnit.SECONDS);
        assertThat(answer).as("an answer").isNotNull();
        answer.run();
    }

    @Test
    void whatWasBegunAgainTakesThePlaceOfWhatFailed() throws Exception {
        RunCardViewModel card = failed();
        StagedRun next = new StagedRun(RunKind.BACKUP, UUID.randomUUID());
        answers.begun = Optional.of(next);
        tryAgain(card);
        assertThat(card.dismissedProperty().get()).isTrue();
        assertThat(runs.active()).extracting(RunCardViewModel::id).containsExactly(next.id());
    }

    @Test
    void aRefusalIsToldOnTheCardOnceAndAgainWhenItIsRefusedAgain() throws Exception {
        RunCardViewModel card = failed();
        int before = card.notesProperty().get().size();
        answers.refusing = true;
        tryAgain(card);
        tryAgain(card);
        assertThat(card.dismissedProperty().get()).isFalse();
        assertThat(card.notesProperty().get()).hasSize(before + 1);
        assertThat(card.notesProperty().get().getLast()).startsWith("It could not be tried again: ");
    }

    @Test
    void whatNobodyRemembersIsToldToo() throws Exception {
        RunCardViewModel card = failed();
        tryAgain(card);
        assertThat(card.notesProperty().get().getLast()).contains("nobody remembers");
    }
}
