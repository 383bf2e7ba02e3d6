package io.chainkeeper.cli.bench;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks at this process's heap and buffers, again and again, and keeps the peaks.
final class OwnMemory implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final CountDownLatch enough = new CountDownLatch(1);
    private final Thread looking;
    private long live;
    private long committed;
    private long direct;

    /// Begins to look.
    OwnMemory() {
        looking = Thread.ofPlatform().daemon().name("bench-memory").start(this::look);
    }

    private void look() {
        try {
            do {
                live = Math.max(live, liveNow());
                committed = Math.max(
                        committed,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted());
                direct = Math.max(direct, directNow());
            } while (!enough.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the last collection of each part of the heap has left.
    private static long liveNow() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    private static long directNow() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /// The most that any collection left on the heap, in bytes; after [#close()].
    long live() {
        return live;
    }

    /// The largest heap, in bytes; after [#close()].
    long committed() {
        return committed;
    }

    /// The most memory of direct buffers, in bytes; after [#close()].
    long direct() {
        return direct;
    }

    /// Looks a last time.
    @Override
    public void close() throws InterruptedException {
        enough.countDown();
        looking.join();
    }
}
