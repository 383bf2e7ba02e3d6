package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class FxWatchdogTest extends ApplicationTest {
    private long counted;

    @Override
    public void start(Stage stage) {
        stage.show();
    }

    @Test
    void workOnTheFxThreadIsNoticedWithTheOneWhoDoesIt() throws Exception {
        try (FxWatchdog dog = FxWatchdog.set()) {
            interact(this::workFor200Millis);
            assertThat(dog.blocks()).isNotEmpty().first().satisfies(block -> {
                assertThat(block.millis()).isGreaterThan(FxWatchdog.LIMIT_MILLIS);
                assertThat(block.toString()).contains("workFor200Millis");
            });
        }
    }

    @Test
    void waitingOnTheFxThreadIsNoticedToo() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (FxWatchdog dog = FxWatchdog.set()) {
            interact(() -> waitFor(never));
            assertThat(dog.blocks())
                    .isNotEmpty()
                    .first()
                    .satisfies(block -> assertThat(block.toString()).contains("waitFor"));
        }
    }

    @Test
    void aThreadWithNothingToDoBlocksNobody() throws Exception {
        try (FxWatchdog dog = FxWatchdog.set()) {
            for (int i = 0; i < 100; i++) {
                interact(() -> counted++);
            }
            assertThat(dog.blocks()).isEmpty();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(400, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// Of the processor's time, so that it is a block on a busy machine too.
    private void workFor200Millis() {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + 200_000_000;
        while (threads.getCurrentThreadCpuTime() < end) {
            counted++;
        }
    }
}
