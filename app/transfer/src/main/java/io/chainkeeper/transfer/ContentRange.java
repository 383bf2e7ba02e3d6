package io.chainkeeper.transfer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes an answer says that it carries.
///
/// @param first offset of the first byte
/// @param last  offset of the last byte
/// @param size  of the whole disk, in bytes
record ContentRange(long first, long last, long size) {
    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
    private static final Pattern SIZE_ONLY = Pattern.compile("bytes \\*/(\\d{1,18})");

    static ContentRange parse(String header) throws BadAnswer {
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            throw new BadAnswer("it doesn't say which range it is");
        }
        return new ContentRange(
                Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)));
    }

    /// The size of the disk as told with a refusal (`bytes */SIZE`), or -1.
    static long sizeOf(String header) {
        Matcher form = SIZE_ONLY.matcher(header);
        return form.matches() ? Long.parseLong(form.group(1)) : -1;
    }

    /// That this is what was asked for, neither more nor less nor something else.
    void check(long offset, long length) throws BadAnswer {
        if (first != offset || last != offset + length - 1) {
            throw new BadAnswer(
                    "it is the range " + first + "-" + last + " instead of " + offset + "-" + (offset + length - 1));
        }
        if (last >= size) {
            throw new BadAnswer("its range " + first + "-" + last + " lies outside a disk of " + size + " bytes");
        }
    }
}
