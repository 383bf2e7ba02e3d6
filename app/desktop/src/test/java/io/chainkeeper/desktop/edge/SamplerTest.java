package io.chainkeeper.desktop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is looked at, and that nothing at all happens while there is nothing to look at.
class SamplerTest {
    private final Deque<Runnable> pauses = new ArrayDeque<>();
    private final Sampler sampler = new Sampler(pauses::add);
    private final AtomicInteger looks = new AtomicInteger();
    private final Runnable look = looks::incrementAndGet;

    private void endPause() {
        pauses.remove().run();
    }

    @Test
    void whatIsWatchedIsLookedAtAfterEachPauseAndALastTime() {
        sampler.watch(look);
        assertThat(looks).hasValue(0);
        endPause();
        endPause();
        assertThat(looks).hasValue(2);
        sampler.unwatch(look);
        assertThat(looks).as("how it ended").hasValue(3);
    }

    @Test
    void nobodyWaitsForAnythingWhileNothingIsWatched() {
        assertThat(pauses).isEmpty();
        sampler.watch(look);
        sampler.unwatch(look);
        endPause();
        assertThat(looks).hasValue(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void onePauseIsEnoughForAll() {
        AtomicInteger others = new AtomicInteger();
        sampler.watch(look);
        sampler.watch(others::incrementAndGet);
        sampler.stop();
        sampler.watch(look);
        assertThat(pauses).hasSize(1);
        endPause();
        assertThat(looks).hasValue(1);
        assertThat(others).hasValue(0);
        assertThat(pauses).hasSize(1);
    }

    @Test
    void aLookThatFailsDoesNotEndTheLooking() {
        sampler.watch(() -> {
            throw new IllegalStateException("cannot be seen");
        });
        assertThatThrownBy(this::endPause).hasMessage("cannot be seen");
        assertThat(pauses).hasSize(1);
    }
}
