package io.chainkeeper.lab.imageio;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of an image that a read asks for.
///
/// @param first   offset of the first byte
/// @param length  in bytes, may be 0
/// @param partial whether a range was asked for at all
record AskedRange(long first, long length, boolean partial) {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})");
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{0,18})/(\\*|[0-9]{1,18})");

    /// Reads a `Range` header against an image of `size` bytes.
    static AskedRange of(Optional<String> header, long size) throws Refused {
        if (header.isEmpty()) {
            return new AskedRange(0, size, false);
        }
        Matcher range = RANGE.matcher(header.get());
        if (!range.matches()) {
            throw Refused.range("Range is not supported, only bytes=first-last is");
        }
        long first = Long.parseLong(range.group(1));
        if (range.group(2).isEmpty()) {
            if (first > size) {
                throw Refused.bad("Range begins at " + first + ", behind the end of the image at " + size);
            }
            return new AskedRange(first, size - first, true);
        }
        long last = Long.parseLong(range.group(2));
        if (last < first) {
            throw Refused.range("Range ends before it begins");
        }
        if (last >= size) {
            throw Refused.outside(size, "Requested range ends behind the end of the image at " + size, false);
        }
        return new AskedRange(first, last - first + 1, true);
    }

    /// Where a write begins: the first number of its `Content-Range`, 0 without one. The rest of it is not looked
    /// at.
    static long start(Optional<String> header) throws Refused {
        if (header.isEmpty()) {
            return 0;
        }
        Matcher range = CONTENT_RANGE.matcher(header.get());
        if (!range.matches()) {
            throw Refused.bad("Content-Range is not supported, only bytes first-last/* is");
        }
        return Long.parseLong(range.group(1));
    }

    /// The answer's `Content-Range`.
    String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
