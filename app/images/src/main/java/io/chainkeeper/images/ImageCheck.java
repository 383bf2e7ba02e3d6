package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Path;

/// Checks a qcow2 image's tables and refcounts.
public final class ImageCheck {
    private ImageCheck() {}

    /// Walks all tables and compares what they use with the stored refcounts.
    public static CheckReport check(Path file) throws IOException {
        throw new UnsupportedOperationException("soon");
    }
}
