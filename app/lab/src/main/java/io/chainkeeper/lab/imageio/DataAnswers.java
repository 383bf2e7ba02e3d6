package io.chainkeeper.lab.imageio;

import io.chainkeeper.lab.http.Exchange;
import io.chainkeeper.lab.storage.LabDiskContent;
import java.io.IOException;
import java.io.OutputStream;

/// Answers the requests that read or change an image's bytes: the ones that troubles strike.
final class DataAnswers {
    private final Strikes strikes;
    private final ByteMover mover;

    DataAnswers(Strikes strikes) {
        this.strikes = strikes;
        this.mover = new ByteMover(strikes);
    }

    /// Answers a read: a range or the whole image.
    void download(Exchange e, Ticket ticket) throws IOException {
        strikes.strike(ticket, e.connection());
        long size = ticket.spec().size();
        AskedRange range = AskedRange.of(e.header("Range"), size);
        long first = range.first();
        if (range.partial()) {
            AskedRange told = range.length() > 0 && strikes.wrongRange() ? moved(range, size) : range;
            first = told.first();
            e.addHeader("Content-Range", told.contentRange(size));
        }
        e.addHeader("Content-Disposition", "attachment");
        long length =
                range.partial() && range.length() > 0 && strikes.shortBody() ? range.length() / 2 : range.length();
        OutputStream out = e.answerStream(range.partial() ? 206 : 200, "application/octet-stream", range.length());
        mover.send(e, ticket, first, length, out);
    }

    /// Another range of the same length: a little further on, or a little before where that is behind the end.
    private static AskedRange moved(AskedRange range, long size) {
        long by = Math.min(4096, Math.max(1, size - range.length()));
        boolean fits = range.first() + by + range.length() <= size;
        return new AskedRange(fits ? range.first() + by : Math.max(0, range.first() - by), range.length(), true);
    }

    /// Answers a write of a range.
    void upload(Exchange e, Ticket ticket) throws IOException {
        LabDiskContent disk = ticket.writable();
        if (!e.hasLength()) {
            throw Refused.bad("Content-Length header is required");
        }
        boolean flush = flush(e);
        long start = AskedRange.start(e.header("Content-Range"));
        inside(ticket, start, e.bodyLength());
        strikes.strike(ticket, e.connection());
        mover.receive(e, ticket, start, disk);
        if (flush) {
            disk.flush();
        }
        e.answerEmpty(200);
    }

    private static boolean flush(Exchange e) throws Refused {
        return switch (e.query().getOrDefault("flush", "y")) {
            case "y" -> true;
            case "n" -> false;
            default -> throw Refused.bad("flush must be one of: y, n");
        };
    }

    /// Answers a zero or a flush.
    void patch(Exchange e, Ticket ticket, PatchRequest asked) throws IOException {
        LabDiskContent disk = ticket.writable();
        strikes.strike(ticket, e.connection());
        switch (asked) {
            case PatchRequest.Flush() -> disk.flush();
            case PatchRequest.Zero(long offset, long size, boolean flush) -> {
                inside(ticket, offset, size);
                disk.zero(offset, size);
                ticket.moved(offset, size);
                if (flush) {
                    disk.flush();
                }
            }
        }
        e.answerEmpty(200);
    }

    private static void inside(Ticket ticket, long start, long length) throws Refused {
        long size = ticket.spec().size();
        if (length > size || start > size - length) {
            throw Refused.outside(size, "Requested range is out of the image's " + size + " bytes", true);
        }
    }
}
