package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Path;

/// An image file is not what it must be. The message is a sentence for people: file, place and reason.
public abstract sealed class ImageException extends IOException
        permits CorruptImage, UnsupportedImage, ForbiddenBackingFile {
    private static final long serialVersionUID = 1L;

    /// Where a trouble has no place of its own in the file.
    public static final long NOWHERE = -1;

    private final transient Path file;
    private final long offset;
    private final String reason;

    ImageException(Path file, long offset, String reason) {
        super(file + (offset == NOWHERE ? "" : ", at byte " + offset) + ": " + reason);
        this.file = file;
        this.offset = offset;
        this.reason = reason;
    }

    /// The file the trouble was found in.
    public Path file() {
        return file;
    }

    /// Where in that file, in bytes from its beginning; −1 when there is no one place.
    public long offset() {
        return offset;
    }

    /// What is wrong, in words.
    public String reason() {
        return reason;
    }
}
