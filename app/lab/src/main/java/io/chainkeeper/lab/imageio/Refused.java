package io.chainkeeper.lab.imageio;

import java.io.IOException;

/// A request that is answered with a status and one line of text.
final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean closing;
    private final String contentRange;

    private Refused(int status, String text, boolean closing, String contentRange) {
        super(text);
        this.status = status;
        this.closing = closing;
        this.contentRange = contentRange;
    }

    /// The request makes no sense.
    static Refused bad(String text) {
        return new Refused(400, text, false, "");
    }

    /// There is no such thing.
    static Refused notFound(String text) {
        return new Refused(404, text, false, "");
    }

    /// This cannot be done to this thing.
    static Refused method(String method) {
        return new Refused(405, "Method " + method + " is not allowed here", false, "");
    }

    /// The ticket does not allow it; the connection is closed.
    static Refused forbidden(String text) {
        return new Refused(403, text, true, "");
    }

    /// The range cannot be served, whatever the size.
    static Refused range(String text) {
        return new Refused(416, text, false, "");
    }

    /// The range does not lie within the image.
    ///
    /// @param size of the image, in bytes
    static Refused outside(long size, String text, boolean closing) {
        return new Refused(416, text, closing, "bytes */" + size);
    }

    /// The server's own trouble.
    static Refused failed(boolean closing) {
        return new Refused(500, "Server failed to perform the request, check logs", closing, "");
    }

    int status() {
        return status;
    }

    /// Whether the connection ends with this answer.
    boolean closing() {
        return closing;
    }

    /// Value of the `Content-Range` header; empty for none.
    String contentRange() {
        return contentRange;
    }
}
