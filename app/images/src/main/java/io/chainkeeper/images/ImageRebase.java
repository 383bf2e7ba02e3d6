package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Path;

/// Names another backing file in a qcow2 header.
public final class ImageRebase {
    private ImageRebase() {}

    /// Changes only the header; the caller knows that the new backing file has the same content.
    public static void rebase(Path file, String newBackingName, ImageFormat format) throws IOException {
        throw new UnsupportedOperationException("soon");
    }
}
