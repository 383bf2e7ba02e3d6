package io.chainkeeper.desktop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Notices when the FX thread keeps a person waiting, and whose fault it was.
///
/// It asks the FX thread for a sign again and again. When none comes for 50 ms it looks at what the thread does. What
/// counts is the thread's own fault: the processor time that it used (and its renderer, while it waits for that one),
/// or, if it was seen waiting for a lock or for a
/// device, the time that passed less what a second thread, asked for a sign at the same moment, was kept waiting by
/// the machine itself. So a machine that is busy with other things, and gives the thread no turn, makes no block, and a
/// slow one has its slowness measured by the same clock. Pictures are drawn in software here: a window drawn anew took
/// the renderer 20 to 55 ms on two loaded cores, whatever it showed, so waiting for a frame may take 100 ms.
final class FxWatchdog implements AutoCloseable {
    /// From here on a person feels it.
    static final long LIMIT_MILLIS = 50;

    /// What drawing one frame in software may take.
    static final long FRAME_MILLIS = 100;

    private static final long BETWEEN_NANOS = 4_000_000;

    /// A block.
    ///
    /// @param millis of the thread's own fault
    /// @param wall   that passed in all, in milliseconds
    /// @param stack  what it did when it had been silent for 50 ms
    record Block(long millis, long wall, List<StackTraceElement> stack) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(millis + " ms of its own, " + wall + " ms in all, in");
            stack.stream().limit(40).forEach(frame -> text.append("\n    at ").append(frame));
            return text.toString();
        }
    }

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Block> blocks = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService witness =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final AtomicLong worstStall = new AtomicLong();
    private final Thread fx;
    private final long renderer;
    private final Thread dog;
    private volatile boolean watching = true;

    private FxWatchdog(Thread fx) {
        this.fx = fx;
        this.renderer = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("QuantumRenderer"))
                .mapToLong(Thread::threadId)
                .findFirst()
                .orElseThrow();
        this.dog = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }

    /// Watches from now on. Not to be called on the FX thread.
    static FxWatchdog set() throws InterruptedException {
        AtomicReference<Thread> found = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        Platform.runLater(() -> {
            found.set(Thread.currentThread());
            known.countDown();
        });
        known.await();
        return new FxWatchdog(found.get());
    }

    /// Blocks so far.
    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /// The longest that the machine kept a thread waiting that had nothing to do, in milliseconds.
    long worstStall() {
        return worstStall.get() / 1_000_000;
    }

    private void watch() {
        while (watching) {
            try {
                look();
            } catch (InterruptedException | RejectedExecutionException closed) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    private void look() throws InterruptedException {
        long began = System.nanoTime();
        long used = threads.getThreadCpuTime(fx.threadId());
        long rendered = threads.getThreadCpuTime(renderer);
        AtomicLong witnessed = new AtomicLong();
        CountDownLatch seen = new CountDownLatch(1);
        witness.execute(() -> {
            witnessed.set(System.nanoTime() - began);
            seen.countDown();
        });
        CountDownLatch answered = new CountDownLatch(1);
        AtomicLong silent = new AtomicLong();
        Platform.runLater(() -> {
            silent.set(System.nanoTime() - began);
            answered.countDown();
        });
        if (!answered.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
            List<StackTraceElement> stack = List.of(fx.getStackTrace());
            boolean renders = rendering(stack);
            boolean waiting = !renders && (fx.getState() != Thread.State.RUNNABLE || readsOrWrites(stack));
            answered.await();
            seen.await();
            long worked = threads.getThreadCpuTime(fx.threadId())
                    - used
                    + (renders ? threads.getThreadCpuTime(renderer) - rendered : 0);
            long own = waiting ? silent.get() - witnessed.get() : Math.min(worked, silent.get());
            if (own > (renders ? FRAME_MILLIS : LIMIT_MILLIS) * 1_000_000) {
                blocks.add(new Block(own / 1_000_000, silent.get() / 1_000_000, stack));
            }
        }
        seen.await();
        worstStall.accumulateAndGet(witnessed.get(), Math::max);
    }

    /// Waits for its renderer: that one's processor time is what counts.
    private static boolean rendering(List<StackTraceElement> stack) {
        return stack.stream().anyMatch(frame -> frame.getMethodName().equals("waitForRenderingToComplete"));
    }

    /// A thread inside a device's native code calls itself runnable. Inside the toolkit's own it waits for events.
    private static boolean readsOrWrites(List<StackTraceElement> stack) {
        return !stack.isEmpty()
                && stack.getFirst().isNativeMethod()
                && stack.getFirst().getClassName().matches("(sun\\.nio|java\\.io|java\\.net|sun\\.net)\\..*");
    }

    @Override
    public void close() {
        watching = false;
        dog.interrupt();
        witness.shutdown();
    }
}
