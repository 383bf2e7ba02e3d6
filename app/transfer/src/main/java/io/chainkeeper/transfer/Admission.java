package io.chainkeeper.transfer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Brings the workers of one transfer to their seats and through the gate, and keeps the ticket alive while they wait:
/// the engine gives up on a transfer in which nothing is asked for long, and an OPTIONS counts as a request.
final class Admission {
    /// How soon a waiting worker notices that there is no point in waiting.
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    /// Well below a minute, the shortest patience of an engine and of an image server.
    static final long RENEW_NANOS = Duration.ofSeconds(20).toNanos();

    private static final int HUNGRY_PART = 4;

    private final Gate gate;
    private final Seats.Party seats;
    private final Renewal renewal;
    private final LongSupplier nanos;
    private final AtomicLong askedAt;

    /// Asks the server for anything at all.
    interface Renewal {
        void renew(BooleanSupplier abandoned) throws TransferException;
    }

    /// Of a transfer with these options, among its run's others.
    Admission(TransferOptions how, Renewal renewal) {
        this(how.gate().part(), how.seats().part(), renewal, System::nanoTime);
    }

    Admission(Gate gate, Seats.Party seats, Renewal renewal, LongSupplier nanos) {
        this.gate = gate;
        this.seats = seats;
        this.renewal = renewal;
        this.nanos = nanos;
        this.askedAt = new AtomicLong(nanos.getAsLong());
    }

    /// Waits for a seat, and first for the end of a pause: nobody sits without being able to work.
    ///
    /// @param needless whether there is no work left to sit down for
    /// @return nothing when there is no point in going on
    /// @throws TicketGone when the ticket died meanwhile
    Optional<Seats.Seat> seat(BooleanSupplier stopped, BooleanSupplier needless) throws TransferException {
        if (stopped.getAsBoolean() || needless.getAsBoolean()) {
            return Optional.empty();
        }
        await(0, false, stopped);
        Seats.Claim claim = seats.claim();
        try {
            while (true) {
                Seats.Seat seat = claim.await(LOOK_UP, needless);
                if (seat != null) {
                    return Optional.of(seat);
                }
                if (stopped.getAsBoolean() || needless.getAsBoolean()) {
                    return Optional.empty();
                }
                renew(stopped);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransferCancelled();
        } finally {
            claim.withdraw();
        }
    }

    /// Those who wait for a seat look again whether there is still work for them.
    void wake() {
        seats.wake();
    }

    /// The longest piece of work to begin at a seat, in bytes: short where somebody waits who has no seat at all, and
    /// below a limit.
    long turn(long longest) {
        return gate.portion((int) (seats.hungry() ? longest / HUNGRY_PART : longest));
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

    /// Waits at the gate, with a seat.
    ///
    /// @throws PutAside          when the gate is closed until further notice and others want the seat
    /// @throws TransferCancelled when there is no point in going on
    /// @throws TicketGone        when the ticket died all the same
    void admit(int bytes, BooleanSupplier stopped) throws TransferException {
        await(bytes, true, stopped);
    }

    private void await(int bytes, boolean seated, BooleanSupplier stopped) throws TransferException {
        try {
            while (!gate.admits(bytes, LOOK_UP)) {
                if (stopped.getAsBoolean()) {
                    throw new TransferCancelled();
                }
                if (seated && seats.wanted() && !gate.admits(0, Duration.ZERO)) {
                    throw new PutAside();
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
