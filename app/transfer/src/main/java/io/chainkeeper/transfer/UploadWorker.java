package io.chainkeeper.transfer;

import io.chainkeeper.images.ClusterRuns;
import io.chainkeeper.images.DiskImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Sends one block after another from one buffer, and zeroes ranges.
///
/// A block is read while the system still sends, and the server still writes, the one before. What is lost with a
/// connection is read again.
final class UploadWorker implements AutoCloseable {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final DiskImage from;
    private final ImageClient to;
    private final BlockPlan plan;
    private final Team team;
    private ByteBuffer buffer = NOTHING;
    private ClusterRuns runs;
    private final WriteStream stream;
    private final Deque<WriteOrder> todo = new ArrayDeque<>();
    private int buffered = WriteOrder.NO_BLOCK;
    private int failures;
    private boolean forgiven;
    private boolean flushDue;

    /// What all workers of an upload share.
    record Team(
            Crew crew,
            Admission admission,
            TransferCounters counters,
            RetryLimits retries,
            Occupied disk,
            DurableBlocks durable) {}

    UploadWorker(DiskImage from, ImageClient to, BlockPlan plan, Team team) {
        this.from = from;
        this.to = to;
        this.plan = plan;
        this.team = team;
        this.runs = new ClusterRuns(buffer, plan.granule());
        this.stream = new WriteStream(to, team.crew()::stopped, this::answered);
    }

    /// From now on at a seat.
    ///
    /// @param block the seat's memory, nobody else's until it sits at another one
    void sit(ByteBuffer block) {
        buffer = block;
        buffered = WriteOrder.NO_BLOCK;
        runs = new ClusterRuns(block, plan.granule());
    }

    /// Whether it has begun something that is not sent whole.
    boolean owes() {
        return flushDue || !todo.isEmpty();
    }

    /// Sends what was begun at another seat.
    void catchUp() throws IOException {
        sendOrders();
        flushIfDue();
    }

    /// Does a piece of the work.
    ///
    /// @throws PutAside when the rest is to be sent from another seat later
    void bring(UploadPieces.Piece piece) throws IOException {
        switch (piece) {
            case UploadPieces.Piece.Block(int index)
            when team.durable().holds(index) ->
                team.counters().moved(plan.offset(index), plan.bytes(index, plan.data(index)));
            case UploadPieces.Piece.Block(int index) -> send(index);
            case UploadPieces.Piece.Zeroes(long start, long length) -> zero(start, length);
        }
    }

    /// Sends the data of a block. Granules that turn out to be all zero (a raw file doesn't always know) are zeroed.
    ///
    /// @param index in the plan
    private void send(int index) throws IOException {
        runs.clear();
        plan.forEachRun(index, plan.data(index), (start, length) -> {
            from.read(plan.offset(index) + start, buffer.slice(start, length));
            runs.add(start, length);
        });
        buffered = index;
        orderRuns(index);
        sendOrders();
        flushDue = team.durable().due();
        flushIfDue();
    }

    private void flushIfDue() throws IOException {
        if (flushDue) {
            finish();
            team.durable().flushing();
            team.crew().persist(false, () -> to.flush(team.crew()::stopped));
            team.durable().flushed();
            flushDue = false;
        }
    }

    private void orderRuns(int index) {
        int last = runs.count() - 1;
        while (last >= 0 && isThere(index, last)) {
            last--;
        }
        for (int run = 0; run < runs.count(); run++) {
            long offset = plan.offset(index) + runs.start(run);
            if (isThere(index, run)) {
                team.counters().zeroed(offset, runs.length(run));
            } else {
                order(index, offset, runs.length(run), runs.zero(run), run == last);
            }
        }
        if (last < 0) {
            team.durable().wroteAll(index);
        }
    }

    /// Whether a run is of zeroes and the server's disk has zeroes there anyway.
    private boolean isThere(int index, int run) {
        long offset = plan.offset(index) + runs.start(run);
        long end = offset + runs.length(run);
        return runs.zero(run) && team.disk().first(offset, end) == end;
    }

    /// Zeroes a range between data.
    ///
    /// @param length at most 128 MiB
    private void zero(long offset, long length) throws IOException {
        order(WriteOrder.NO_BLOCK, offset, length, true, false);
        sendOrders();
    }

    /// A server that can't zero by order is sent the zeroes in small pieces.
    private void order(int block, long offset, long length, boolean zero, boolean last) {
        long longest = zero && !to.options().zero() ? SentZeroes.PIECE : length;
        WriteOrder rest = new WriteOrder(block, offset, length, zero, last);
        for (; rest.length() > longest; rest = rest.behind(longest)) {
            todo.add(rest.first(longest));
        }
        todo.add(rest);
    }

    /// Waits until the server has taken everything, and gives the connection back.
    void finish() throws IOException {
        do {
            sendOrders();
            persist(stream::settle);
        } while (!todo.isEmpty());
        stream.release();
    }

    private void sendOrders() throws IOException {
        while (!todo.isEmpty()) {
            persist(this::sendNext);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /// Does a step; what was lost in it is to be sent before anything else.
    private void persist(Step step) throws IOException {
        try {
            step.run();
            takeBack();
        } catch (ConnectionLost e) {
            takeBack();
            bear(e);
        }
    }

    private void takeBack() {
        List<WriteOrder> lost = stream.takeBack();
        for (WriteOrder each : lost.reversed()) {
            todo.addFirst(each);
        }
    }

    /// A broken connection may be replaced a few times, as long as the server takes anything in between. That it had
    /// closed one that it thought idle is not counted, once.
    private void bear(ConnectionLost e) throws TransferException {
        if (stream.wentStale() && !forgiven) {
            forgiven = true;
            return;
        }
        failures++;
        if (!e.mayPass() || failures >= team.retries().attempts()) {
            throw e;
        }
        team.counters().repeated();
        team.crew().pause(team.retries().pauseMillis(failures));
    }

    private void sendNext() throws IOException {
        WriteOrder whole = todo.element();
        long length = whole.zero() ? whole.length() : team.admission().portion((int) whole.length());
        WriteOrder order = length < whole.length() ? whole.first(length) : whole;
        stream.makeRoom(order.dataBytes());
        boolean admitted = team.admission().admitsNow((int) order.dataBytes());
        if (!admitted) {
            // Nothing waits at the gate while an answer is on its way, nor while it keeps a connection from others.
            stream.settle();
            stream.release();
        }
        takeBack();
        if (todo.element() != whole) {
            return; // a block's changes stay in their order: the last one tells that all are there
        }
        if (!admitted) {
            team.admission().admit((int) order.dataBytes(), team.crew()::stopped);
        }
        todo.remove();
        if (length < whole.length()) {
            todo.addFirst(whole.behind(length));
        }
        stream.send(order, bytes(order));
    }

    private ByteBuffer bytes(WriteOrder order) throws IOException {
        int length = (int) order.length();
        if (order.zero()) {
            return to.options().zero() ? NOTHING : SentZeroes.some(length);
        }
        if (order.block() == buffered) {
            return buffer.slice((int) (order.offset() - plan.offset(buffered)), length);
        }
        buffered = WriteOrder.NO_BLOCK;
        ByteBuffer again = buffer.slice(0, length);
        from.read(order.offset(), again);
        return again.flip();
    }

    private void answered(WriteOrder order) {
        failures = 0;
        forgiven = false;
        team.counters().answered();
        if (order.zero()) {
            team.counters().zeroed(order.offset(), order.length());
        } else {
            team.counters().moved(order.offset(), order.length());
            team.durable().wrote(order.length());
        }
        if (order.last()) {
            team.durable().wroteAll(order.block());
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
