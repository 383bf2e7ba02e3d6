package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Head;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes of several ranges, one behind the other, through one connection. For one thread.
///
/// The next ranges are asked for while the answer to one is still being read, so that the server goes from one to the
/// next without waiting for us. When a connection breaks, everything that has not been handed on is asked for again.
final class RangeStream implements AutoCloseable {
    private final ImageClient client;
    private final Crew crew;
    private final Admission admission;
    private final Asking asking = new Asking();
    private final Deque<ByteRange> sent = new ArrayDeque<>();
    private @Nullable HeldConnection held;
    private long delivered;
    private long admitted;
    private long leftOfAnswer;

    RangeStream(ImageClient client, Crew crew, Admission admission) {
        this.client = client;
        this.crew = crew;
        this.admission = admission;
    }

    /// From now on these ranges, the ones before having been taken whole.
    void begin(List<ByteRange> ranges) {
        if (asking.hasMore() || !sent.isEmpty() || leftOfAnswer > 0) {
            throw new IllegalStateException("there are ranges that nobody has taken");
        }
        asking.begin(ranges);
        delivered = 0;
        admitted = 0;
    }

    /// Nobody will take the rest of the ranges.
    void abandon() {
        startOver();
        release();
        asking.begin(List.of());
    }

    /// As much of `most` bytes as comes at once at the present limit.
    int portion(int most) {
        return admission.portion(most);
    }

    /// Fills `into` with the bytes that come next.
    void fill(ByteBuffer into) throws TransferException {
        crew.persist(true, () -> attempt(into.duplicate()));
        delivered += into.remaining();
        into.position(into.limit());
    }

    private void attempt(ByteBuffer into) throws TransferException {
        for (boolean again = false; ; again = true) {
            try {
                read(into.duplicate());
                return;
            } catch (IOException e) {
                boolean stale = held != null && held.wentStale() && client.isBroken(e);
                startOver();
                if (again || !stale) {
                    throw client.translated(e);
                }
            } catch (RuntimeException | Error e) {
                startOver();
                throw e;
            }
        }
    }

    private void read(ByteBuffer into) throws IOException {
        int end = into.limit();
        while (into.position() < end) {
            if (crew.stopped()) {
                throw new TransferCancelled();
            }
            askAhead();
            if (leftOfAnswer == 0) {
                leftOfAnswer = answer();
            }
            into.limit((int) Math.min(end, into.position() + leftOfAnswer));
            int length = into.remaining();
            present().fill(into);
            leftOfAnswer -= length;
            into.limit(end);
            if (leftOfAnswer == 0) {
                ended();
            }
        }
    }

    private HeldConnection present() throws IOException {
        if (held == null) {
            held = client.hold(crew::stopped);
        }
        return held;
    }

    private void askAhead() throws IOException {
        long ahead = sent.stream().mapToLong(ByteRange::length).sum();
        while (asking.hasMore() && sent.size() < RangeCosts.MOST_AHEAD && ahead < RangeCosts.AHEAD_BYTES) {
            boolean idle = sent.isEmpty() && leftOfAnswer == 0;
            ByteRange next = asking.peek(admission);
            if (!admit((int) next.length(), idle)) {
                return;
            }
            present().ask(client.range(next));
            asking.take(next);
            sent.add(next);
            ahead += next.length();
        }
    }

    /// What has been let through once is not held up again when it must be asked for again. Nothing waits at the gate
    /// while an answer is on its way, nor while it keeps a connection from others.
    private boolean admit(int length, boolean idle) throws IOException {
        if (asking.position() + length <= admitted) {
            return true;
        }
        if (!admission.admitsNow(length)) {
            if (!idle) {
                return false;
            }
            release();
            admission.admit(length, crew::stopped);
        }
        admitted = asking.position() + length;
        return true;
    }

    private long answer() throws IOException {
        ByteRange range = sent.remove();
        Head head = present().answer();
        client.checkRange(head, present().present(), range);
        crew.answered();
        return range.length();
    }

    /// A server that means to close after an answer will not answer what was asked since.
    private void ended() {
        if (held != null && held.ends()) {
            held.drop();
            asking.back(sent.stream().mapToLong(ByteRange::length).sum());
            sent.clear();
        }
    }

    private void startOver() {
        if (held != null) {
            held.drop();
        }
        sent.clear();
        leftOfAnswer = 0;
        asking.back(asking.position() - delivered);
    }

    /// Gives the connection back, for others or for later.
    void release() {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    @Override
    public void close() {
        if (held != null && (!sent.isEmpty() || leftOfAnswer > 0)) {
            held.drop();
        }
        release();
    }
}
