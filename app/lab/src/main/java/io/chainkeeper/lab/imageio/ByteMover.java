package io.chainkeeper.lab.imageio;

import io.chainkeeper.lab.http.Exchange;
import io.chainkeeper.lab.storage.DiskView;
import io.chainkeeper.lab.storage.LabDiskContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Moves image data between disks and connections, through buffers that are used again.
final class ByteMover {
    /// Bytes of a buffer: large enough that calls cost nothing, small enough to stay in a core's cache.
    private static final int BUFFER = 256 << 10;

    private final Strikes strikes;
    private final ConcurrentLinkedQueue<ByteBuffer> spare = new ConcurrentLinkedQueue<>();

    ByteMover(Strikes strikes) {
        this.strikes = strikes;
    }

    /// Sends a range of a disk. Returns early, with the connection to be closed, when the ticket is removed.
    ///
    /// @param length bytes to send; the answer may have announced more
    void send(Exchange exchange, Ticket ticket, long first, long length, OutputStream out) throws IOException {
        DiskView disk = ticket.content();
        ByteBuffer buffer = take();
        try {
            for (long done = 0; done < length && !ticket.removed(); ) {
                int wanted = (int) Math.min(strikes.portion(exchange.connection(), BUFFER), length - done);
                int count = strikes.allowed(wanted);
                disk.read(first + done, buffer.clear().limit(count));
                strikes.pace(exchange.connection(), count);
                ticket.moved(first + done, count); // before the client can have it, and ask for the count
                out.write(buffer.array(), 0, count);
                if (count < wanted) {
                    exchange.abort();
                    return;
                }
                done += count;
            }
        } finally {
            spare.add(buffer);
        }
    }

    /// Writes a request's body to a disk.
    ///
    /// @throws Refused when the ticket is removed meanwhile
    void receive(Exchange exchange, Ticket ticket, long first, LabDiskContent disk) throws IOException {
        InputStream in = exchange.bodyStream();
        long length = exchange.bodyLength();
        ByteBuffer buffer = take();
        try {
            for (long done = 0; done < length; ) {
                int wanted = (int) Math.min(strikes.portion(exchange.connection(), BUFFER), length - done);
                int count = strikes.allowed(wanted);
                if (in.readNBytes(buffer.array(), 0, count) < count) {
                    throw new EOFException("the sender ended early");
                }
                if (ticket.removed()) {
                    throw Refused.forbidden("No such ticket " + ticket.id());
                }
                disk.write(first + done, buffer.clear().limit(count));
                strikes.pace(exchange.connection(), count);
                ticket.moved(first + done, count);
                if (count < wanted) {
                    exchange.abort();
                    return;
                }
                done += count;
            }
        } finally {
            spare.add(buffer);
        }
    }

    private ByteBuffer take() {
        ByteBuffer buffer = spare.poll();
        return buffer == null ? ByteBuffer.allocate(BUFFER) : buffer;
    }
}
