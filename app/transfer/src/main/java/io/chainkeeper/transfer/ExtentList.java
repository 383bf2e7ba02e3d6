package io.chainkeeper.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A server's list of extents, read while it arrives: one extent in memory at a time.
///
/// The list must cover the disk from its first byte to its last without gap or overlap, so every extent has
/// to begin where the one before it ended. Anything else is refused, since a missed extent would be a hole in
/// a backup.
final class ExtentList {
    /// More would be a disk in pieces of a few KiB, or a server that never ends.
    static final int MAX_EXTENTS = 10_000_000;

    /// What an extent may take in bytes, with names that we don't know; those of the image server take about 60.
    private static final int MAX_EXTENT_TEXT = 1 << 10;

    /// What may be read before there is any extent; more than a reader fetches at a time.
    private static final int MAX_MARGIN = 64 << 10;

    /// 1 PiB; far above the largest disk that oVirt makes.
    static final long MAX_SIZE = 1L << 50;

    private final Context context;
    private final ExtentSink sink;
    private long end;
    private int count;
    private boolean empty;

    private long start;
    private long length;
    private boolean zero;
    private boolean zeroKnown;
    private boolean hole;
    private boolean dirty;
    private boolean dirtyKnown;

    ExtentList(Context context, ExtentSink sink) {
        this.context = context;
        this.sink = sink;
    }

    /// Reads the whole list and returns the size of the disk that it covers, in bytes.
    long read(InputStream body) throws IOException {
        try (JsonParser parser = Json.parser(new Terse(body))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new BadAnswer("the extents are no list");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                readExtent(parser);
                accept();
            }
            if (parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
                throw new BadAnswer("the list of extents ends too early or too late");
            }
            return end;
        } catch (JsonProcessingException e) {
            throw new BadAnswer("the list of extents is broken: " + e.getOriginalMessage(), e);
        }
    }

    private void readExtent(JsonParser parser) throws IOException {
        start = -1;
        length = -1;
        zero = zeroKnown = hole = dirty = dirtyKnown = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "start" -> start = number(parser, name);
                case "length" -> length = number(parser, name);
                case "zero" -> {
                    zero = truth(parser, name);
                    zeroKnown = true;
                }
                case "hole" -> hole = truth(parser, name);
                case "dirty" -> {
                    dirty = truth(parser, name);
                    dirtyKnown = true;
                }
                default -> parser.skipChildren();
            }
        }
    }

    private static long number(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new BadAnswer("an extent's " + name + " is no whole number");
        }
        return parser.getLongValue();
    }

    private static boolean truth(JsonParser parser, String name) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new BadAnswer("an extent's " + name + " is neither true nor false");
        };
    }

    private void accept() throws TransferException {
        if (++count > MAX_EXTENTS) {
            throw new BadAnswer("there are more than " + MAX_EXTENTS + " extents");
        }
        // An empty disk is told as one extent without length, or as none.
        boolean nothing = length == 0 && start == 0 && count == 1;
        if (start != end || empty || (length < 1 && !nothing)) {
            throw new BadAnswer("an extent begins at " + start + " with length " + length + ", where " + end
                    + " and something was due");
        }
        if (length > MAX_SIZE - end) {
            throw new BadAnswer("the extents reach beyond " + MAX_SIZE + " bytes");
        }
        // Older servers don't say of a change whether it is zero; then it is fetched and seen.
        if (context == Context.ZERO ? !zeroKnown : !dirtyKnown) {
            throw new BadAnswer("the extent at " + start + " doesn't say what it holds");
        }
        end += length;
        empty = nothing;
        if (!nothing) {
            sink.accept(new ServerExtent(start, length, zero, hole, dirty));
        }
    }

    /// Ends when more has come than the extents in it need: spaces, or names that nobody knows, for ever.
    private final class Terse extends FilterInputStream {
        private long left = MAX_MARGIN;
        private int paidFor;

        private Terse(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return count(super.read(bytes, offset, length));
        }

        private int count(int n) throws BadAnswer {
            left += (long) (count - paidFor) * MAX_EXTENT_TEXT - Math.max(0, n);
            paidFor = count;
            if (left < 0) {
                throw new BadAnswer("the list of extents is longer than its " + count + " extents need");
            }
            return n;
        }
    }
}
