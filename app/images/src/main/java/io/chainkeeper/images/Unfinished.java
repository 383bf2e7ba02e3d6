package io.chainkeeper.images;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What stands at the beginning of an image that is still being written, so that nobody, and no other
/// program, takes it for one.
final class Unfinished {
    private static final String TEXT =
            "UNFINISHED disk image. Chainkeeper was writing it and has not come to the end. It can be removed.\n";

    private Unfinished() {}

    static ByteBuffer mark() {
        return StandardCharsets.US_ASCII.encode(TEXT);
    }

    /// How many bytes of the mark stay until the image is complete: magic and version of the header take
    /// their place.
    static final int KEPT_TO_THE_LAST = 8;

    static boolean marks(ByteBuffer head) {
        int length = KEPT_TO_THE_LAST;
        return head.limit() >= length && mark().slice(0, length).equals(head.slice(0, length));
    }
}
