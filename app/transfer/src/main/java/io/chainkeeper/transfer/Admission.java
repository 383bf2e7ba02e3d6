package io.chainkeeper.transfer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Brings the workers of one transfer through the gate, and keeps the ticket alive while they wait there: the engine
/// gives up on a transfer in which nothing is asked for long, and an OPTIONS counts as a request.
final class Admission {
    /// How soon a waiting worker notices that there is no point in waiting.
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    /// Well below a minute, the shortest patience of an engine and of an image server.
    static final long RENEW_NANOS = Duration.ofSeconds(20).toNanos();

    private final Gate gate;
    private final Renewal renewal;
    private final LongSupplier nanos;
    private final AtomicLong askedAt;

    /// Asks the server for anything at all.
    interface Renewal {
        void renew(BooleanSupplier abandoned) throws TransferException;
    }

    Admission(Gate gate, Renewal renewal) {
        this(gate, renewal, System::nanoTime);
    }

    Admission(Gate gate, Renewal renewal, LongSupplier nanos) {
        this.gate = gate;
        this.renewal = renewal;
        this.nanos = nanos;
        this.askedAt = new AtomicLong(nanos.getAsLong());
    }

    /// As much as may be asked for at once.
    int portion(int most) {
        return gate.portion(most);
    }

    /// Whether so many bytes may be asked for at this moment; nothing waits.
    boolean admitsNow(int bytes) throws TransferCancelled {
        try {
            boolean admitted = gate.admits(bytes, Duration.ZERO);
            if (admitted) {
                askedAt.setOpaque(nanos.getAsLong());
            }
            return admitted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransferCancelled();
        }
    }

    /// Waits at the gate.
    ///
    /// @throws TransferCancelled when there is no point in going on
    /// @throws TicketGone        when the ticket died all the same
    void admit(int bytes, BooleanSupplier stopped) throws TransferException {
        try {
            while (!gate.admits(bytes, LOOK_UP)) {
                if (stopped.getAsBoolean()) {
                    throw new TransferCancelled();
                }
                renew(stopped);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransferCancelled();
        }
        askedAt.setOpaque(nanos.getAsLong());
    }

    private void renew(BooleanSupplier stopped) throws TransferException {
        long last = askedAt.get();
        long now = nanos.getAsLong();
        if (now - last < RENEW_NANOS || !askedAt.compareAndSet(last, now)) {
            return;
        }
        try {
            renewal.renew(stopped);
        } catch (ConnectionLost | ServerTrouble _) {
            // Nothing is moving, so nothing is lost; the next range will tell if it lasts.
        }
    }
}
