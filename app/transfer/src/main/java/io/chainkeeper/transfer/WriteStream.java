package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Head;
import io.chainkeeper.transfer.http.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    private final ImageClient client;
    private final BooleanSupplier stopped;
    private final Consumer<WriteOrder> answered;
    private final Deque<WriteOrder> unanswered = new ArrayDeque<>();
    private final List<WriteOrder> back = new ArrayList<>();
    private int mostAhead = RangeCosts.MOST_CHANGES_AHEAD;
    private @Nullable HeldConnection held;
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
        long ahead = bytes;
        for (WriteOrder each : unanswered) {
            ahead += each.dataBytes();
        }
        return unanswered.size() < mostAhead && ahead <= RangeCosts.CHANGES_AHEAD_BYTES;
    }

    /// Sends a change. When this returns, or fails, it is sent whole or to be taken back.
    ///
    /// @param data its bytes, untouched; of zeroes too where the server takes no order for them
    void send(WriteOrder order, ByteBuffer data) throws TransferException {
        attempt(() -> {
            unanswered.add(order);
            boolean ordered = order.zero() && client.options().zero();
            Request request = ordered
                    ? client.writes().zeroes(order.offset(), order.length())
                    : client.writes().put(client.options(), order.offset(), data);
            present().ask(request);
            sendBody(request.body().duplicate());
        });
    }

    private void sendBody(ByteBuffer body) throws IOException {
        while (!present().send(body, client.writes().patience(hasZeroes()))) {
            if (unanswered.size() == 1) {
                WriteOrder refused = unanswered.element();
                Answers.done(answer(), present().present(), refused.offset(), refused.length());
                throw new BadAnswer("it came before all data had been sent");
            }
            takeAnswer();
            if (held == null) {
                return;
            }
        }
    }

    private HeldConnection present() throws IOException {
        if (held == null) {
            held = client.hold(stopped);
        }
        return held;
    }

    private void takeAnswer() throws IOException {
        WriteOrder order = unanswered.element();
        Answers.done(answer(), present().present(), order.offset(), order.length());
        unanswered.remove();
        answered.accept(order);
        if (present().ends()) {
            // It will not answer what was sent since, nor what would be sent ahead on the next connection.
            mostAhead = 1;
            drop();
        }
    }

    private Head answer() throws IOException {
        return present().answer(client.writes().patience(hasZeroes()));
    }

    private boolean hasZeroes() {
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
            throw client.translated(e);
        } finally {
            if (!done) {
                drop();
            }
        }
    }

    private void drop() {
        if (held != null) {
            held.drop();
        }
        back.addAll(unanswered);
        unanswered.clear();
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
