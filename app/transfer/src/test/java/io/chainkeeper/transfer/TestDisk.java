package io.chainkeeper.transfer;

import static io.chainkeeper.transfer.ScriptedServer.answer;
import static io.chainkeeper.transfer.ScriptedServer.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A disk in memory behind the images API, with the manners of the real server: writes are durable only when
/// flushed, and a crash loses the others.
final class TestDisk implements ScriptedServer.Answer {
    /// Extents begin and end at multiples of this.
    static final int SECTOR = 4096;

    private static final Pattern ZERO =
            Pattern.compile("\\{\"op\":\"zero\",\"offset\":(\\d+),\"size\":(\\d+),\"flush\":false}");
    private static final String OK = answer("200 OK", "", "");

    private final byte[] content;
    private byte[] durable;
    private final BitSet dirty = new BitSet();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger flushes = new AtomicInteger();
    private boolean knowsDirty;
    private boolean knowsZeroOfDirty = true;
    private Trouble trouble = (number, exchange, disk) -> {};

    /// Something that goes wrong; it ends the connection, answers otherwise, or lets the request pass.
    interface Trouble {
        void with(int number, ScriptedServer.Exchange exchange, TestDisk disk) throws IOException;
    }

    TestDisk(int size) {
        content = new byte[size];
        durable = content.clone();
    }

    /// A disk with random data in random places, and random holes.
    static TestDisk random(Random random, int size) {
        TestDisk disk = new TestDisk(size);
        disk.scribble(random, 30);
        return disk;
    }

    /// Data, and zeroes, in some places; noted as changes.
    void scribble(Random random, int places) {
        for (int i = 0; i < places; i++) {
            int longest = random.nextBoolean() ? 64 << 10 : 2 << 20;
            int start = random.nextInt(content.length);
            int length = Math.min(1 + random.nextInt(longest), content.length - start);
            byte[] data = new byte[length];
            if (random.nextInt(4) > 0) {
                random.nextBytes(data);
            }
            write(start, data);
        }
    }

    synchronized void write(int start, byte[] data) {
        System.arraycopy(data, 0, content, start, data.length);
        dirty.set(start / SECTOR, (start + data.length + SECTOR - 1) / SECTOR);
    }

    /// A checkpoint: from now on changes are noted, and told to who asks.
    TestDisk checkpoint() {
        dirty.clear();
        knowsDirty = true;
        return this;
    }

    TestDisk forgettingZeroesOfChanges() {
        knowsZeroOfDirty = false;
        return this;
    }

    void trouble(Trouble next) {
        trouble = next;
    }

    synchronized byte[] content() {
        return content.clone();
    }

    synchronized byte[] durable() {
        return durable.clone();
    }

    int flushes() {
        return flushes.get();
    }

    /// The back end dies and comes back: what was not flushed is lost.
    synchronized void crash() {
        System.arraycopy(durable, 0, content, 0, content.length);
    }

    @Override
    public void to(ScriptedServer.Exchange x) throws IOException {
        trouble.with(requests.incrementAndGet(), x, this);
        switch (x.method()) {
            case "GET" -> get(x);
            case "PUT" -> put(x);
            case "PATCH" -> patch(x);
            default -> x.send(answer("405 Method Not Allowed", "", ""));
        }
    }

    private void get(ScriptedServer.Exchange x) throws IOException {
        if (x.path().endsWith("/extents?context=zero")) {
            x.send(json(extents(false)));
        } else if (x.path().endsWith("/extents?context=dirty")) {
            x.send(
                    knowsDirty
                            ? json(extents(true))
                            : answer("404 Not Found", "", "Ticket does not support dirty extents"));
        } else if (x.range()[1] >= content.length) {
            x.send(answer("416 Range", "Content-Range: bytes */" + content.length, "outside"));
        } else {
            x.sendRange(content);
        }
    }

    /// Does what is asked, and answers nothing.
    void take(ScriptedServer.Exchange x) throws IOException {
        switch (x.method()) {
            case "PUT" -> takeData(x);
            case "PATCH" -> takeOrder(x);
            default -> {}
        }
    }

    private void put(ScriptedServer.Exchange x) throws IOException {
        takeData(x);
        x.send(OK);
    }

    private void takeData(ScriptedServer.Exchange x) throws IOException {
        byte[] body = x.body();
        String range = x.header("content-range");
        int start = Integer.parseInt(range.substring("bytes ".length(), range.indexOf('-')));
        if (start + body.length > content.length) {
            x.send(answer("416 Range", "", "outside"));
            x.close();
        }
        write(start, body);
        if (!x.path().endsWith("?flush=n")) {
            flush();
        }
    }

    private void patch(ScriptedServer.Exchange x) throws IOException {
        takeOrder(x);
        x.send(OK);
    }

    private void takeOrder(ScriptedServer.Exchange x) throws IOException {
        String order = new String(x.body(), StandardCharsets.UTF_8);
        Matcher zero = ZERO.matcher(order);
        if (zero.matches()) {
            write(Integer.parseInt(zero.group(1)), new byte[Integer.parseInt(zero.group(2))]);
        } else if (order.equals("{\"op\":\"flush\"}")) {
            flush();
        } else {
            x.send(answer("400 Bad Request", "", "what?"));
        }
    }

    private synchronized void flush() {
        durable = content.clone();
        flushes.incrementAndGet();
    }

    private synchronized String extents(boolean changes) {
        StringBuilder list = new StringBuilder("[");
        int sectors = (content.length + SECTOR - 1) / SECTOR;
        for (int from = 0; from < sectors; ) {
            int to = from + 1;
            while (to < sectors && isZero(to) == isZero(from) && (!changes || dirty.get(to) == dirty.get(from))) {
                to++;
            }
            int start = from * SECTOR;
            list.append(from == 0 ? "" : ",")
                    .append("{\"start\":")
                    .append(start)
                    .append(",\"length\":");
            list.append(Math.min(content.length, to * SECTOR) - start);
            if (changes) {
                list.append(",\"dirty\":").append(dirty.get(from));
            }
            if (!changes || knowsZeroOfDirty) {
                list.append(",\"zero\":").append(isZero(from));
            }
            list.append(changes ? "}" : ",\"hole\":false}");
            from = to;
        }
        return list.append("]").toString();
    }

    private boolean isZero(int sector) {
        int end = Math.min(content.length, (sector + 1) * SECTOR);
        return Arrays.equals(content, sector * SECTOR, end, new byte[SECTOR], 0, end - sector * SECTOR);
    }
}
