package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.BadHttp;
import io.chainkeeper.transfer.http.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Changes of a disk, one behind the other through one connection. For one thread.
///
/// The next ones are sent while the server still works on those before, so that it goes from one to the next without
/// waiting for us; it answers in order. When the connection breaks, or a server closes it after an answer, all that is
/// not answered has to be sent again: [#takeBack()].
final class WriteStream implements AutoCloseable {
    private static final Duration FOR_LAST_WORDS = Duration.ofSeconds(1);

    private final ImageClient client;
    private final BooleanSupplier stopped;
    private final Consumer<WriteOrder> answered;
    private final Deque<WriteOrder> unanswered = new ArrayDeque<>();
    private final List<WriteOrder> back = new ArrayList<>();
    private int mostAhead = RangeCosts.MOST_CHANGES_AHEAD;
    private @Nullable HeldConnection held;
    /// Being sent.
    private @Nullable WriteOrder incomplete;

    private boolean wentStale;

    /// @param stopped  whether there is no point in going on
    /// @param answered told of every change that the server has taken
    WriteStream(ImageClient client, BooleanSupplier stopped, Consumer<WriteOrder> answered) {
        this.client = client;
        this.stopped = stopped;
        this.answered = answered;
    }

    /// Waits until another change may be sent ahead.
    ///
    /// @param bytes that it has as data
    void makeRoom(long bytes) throws TransferException {
        attempt(() -> {
            while (!unanswered.isEmpty() && !fits(bytes)) {
                takeAnswer();
            }
        });
    }

    private boolean fits(long bytes) {
        return unanswered.size() < mostAhead && dataAhead() + bytes <= RangeCosts.CHANGES_AHEAD_BYTES;
    }

    /// Data that was sent and is not answered, in bytes. Some of it may still be on its way.
    private long dataAhead() {
        return unanswered.stream().mapToLong(WriteOrder::dataBytes).sum();
    }

    /// Sends a change. When this returns, or fails, it is sent whole or to be taken back.
    ///
    /// @param data its bytes, untouched; of zeroes too where the server takes no order for them
    void send(WriteOrder order, ByteBuffer data) throws TransferException {
        attempt(() -> {
            unanswered.add(order);
            incomplete = order;
            boolean ordered = order.zero() && client.options().zero();
            Request request = ordered
                    ? client.writes().zeroes(order.offset(), order.length())
                    : client.writes().put(client.options(), order.offset(), data);
            present().ask(request);
            ByteBuffer body = request.body().duplicate();
            while (!present().send(body, client.writes().patience(ordersAhead()))) {
                takeAnswer();
                if (held == null) {
                    return;
                }
            }
            incomplete = null;
        });
    }

    private HeldConnection present() throws IOException {
        if (held == null) {
            held = client.hold(stopped);
        }
        return held;
    }

    private void takeAnswer() throws IOException {
        takeAnswer(RangeCosts.patience(client.writes().patience(ordersAhead()), dataAhead()));
    }

    private void takeAnswer(Duration patience) throws IOException {
        WriteOrder order = unanswered.element();
        Answers.done(present().answer(patience), present().present(), order.offset(), order.length());
        if (order == incomplete) {
            throw new BadAnswer("it came before all data had been sent");
        }
        unanswered.remove();
        answered.accept(order);
        if (present().ends()) {
            // It will not answer what was sent since, nor what would be sent ahead on the next connection.
            mostAhead = 1;
            drop();
        }
    }

    private boolean ordersAhead() {
        return unanswered.stream().anyMatch(WriteOrder::zero);
    }

    /// Waits until everything sent is answered, or to be taken back.
    void settle() throws TransferException {
        attempt(() -> {
            while (!unanswered.isEmpty()) {
                takeAnswer();
            }
        });
    }

    /// Changes that were sent in vain, in the order in which they were sent; told once.
    List<WriteOrder> takeBack() {
        List<WriteOrder> taken = List.copyOf(back);
        back.clear();
        return taken;
    }

    /// Whether the last failure was only that the server had closed a connection between two answers.
    boolean wentStale() {
        return wentStale;
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) throws TransferException {
        boolean done = false;
        wentStale = false;
        try {
            if (stopped.getAsBoolean()) {
                throw new TransferCancelled();
            }
            step.run();
            done = true;
        } catch (IOException e) {
            wentStale = held != null && held.wentStale() && client.isBroken(e);
            throw client.translated(lastWords(e));
        } finally {
            if (!done) {
                drop();
            }
        }
    }

    /// A server that refuses something answers and closes. Whoever is still sending then hears
    /// first that the connection broke; but a failure of the server must not be taken for one of
    /// the network, which costs less to repair.
    private IOException lastWords(IOException broken) {
        if (!client.isBroken(broken) || broken instanceof BadHttp) {
            return broken;
        }
        try {
            while (held != null && held.isOpen() && !unanswered.isEmpty()) {
                takeAnswer(FOR_LAST_WORDS);
            }
            return broken;
        } catch (IOException e) {
            return e instanceof TransferException ? e : broken;
        }
    }

    private void drop() {
        if (held != null) {
            held.drop();
        }
        back.addAll(unanswered);
        unanswered.clear();
        incomplete = null;
        release();
    }

    /// Gives the connection back, for others or for later; everything must be answered.
    void release() {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    @Override
    public void close() {
        if (!unanswered.isEmpty()) {
            drop();
        }
        release();
    }
}
