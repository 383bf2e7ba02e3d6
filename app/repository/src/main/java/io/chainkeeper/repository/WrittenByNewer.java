package io.chainkeeper.repository;

import java.nio.file.Path;

/// The file was written by a newer Chainkeeper, in a format that this one does not know. It is left alone.
public final class WrittenByNewer extends RepositoryException {
    private static final long serialVersionUID = 1L;

    private final int format;

    WrittenByNewer(Path file, int format) {
        super(file, file + " has format " + format + ", this program knows up to " + Point.FORMAT);
        this.format = format;
    }

    /// The format number in the file.
    public int format() {
        return format;
    }
}
