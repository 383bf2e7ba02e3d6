package io.chainkeeper.desktop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.RunLimits;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LimitsViewModelTest {
    private static final long MIB = 1 << 20;

    private final BlockingQueue<Runnable> edge = new LinkedBlockingQueue<>();
    private final AtomicReference<RunLimits> agents =
            new AtomicReference<>(RunLimits.standard().with(Bandwidth.of(5 * MIB)));
    private final Wording wording = Wording.of(InstantSource.system(), ZoneId.of("UTC"), Locale.ENGLISH);
    private final LimitsViewModel limits =
            new LimitsViewModel(agents::get, agents::set, new Background(edge::add), wording);

    private Runnable answer() throws InterruptedException {
        Runnable answer = edge.poll(60, TimeUnit.SECONDS);
        assertThat(answer).as("an answer").isNotNull();
        return answer;
    }

    @Test
    void whatSomebodyElseHasLimitedIsSeenAtTheNextLook() throws Exception {
        limits.look();
        answer().run();
        assertThat(limits.nowProperty().get()).isEqualTo(5 * MIB);
        agents.set(RunLimits.standard());
        limits.look();
        answer().run();
        assertThat(limits.nowProperty().get()).isZero();
    }

    @Test
    void nobodyChoosesBeforeItIsKnownWhatHolds() throws Exception {
        limits.look();
        assertThat(limits.heardProperty().get()).isFalse();
        answer().run();
        assertThat(limits.heardProperty().get()).isTrue();
    }

    @Test
    void anAnswerFromBeforeAChoiceDoesNotUndoIt() throws Exception {
        limits.look();
        Runnable late = answer();
        limits.limitTo(LimitsViewModel.stopOf(100 * MIB));
        late.run();
        assertThat(limits.nowProperty().get()).isEqualTo(100 * MIB);
        answer().run();
        assertThat(agents.get().bandwidth().bytesPerSecond()).isEqualTo(100 * MIB);
    }
}
