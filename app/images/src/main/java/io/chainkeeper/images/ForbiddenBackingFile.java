package io.chainkeeper.images;

import java.nio.file.Path;

/// The image names a backing file that is not opened: outside the allowed folder, absolute, a protocol,
/// in a circle, or of a format nobody recorded. Nothing was opened when this is thrown.
public final class ForbiddenBackingFile extends ImageException {
    private static final long serialVersionUID = 1L;

    /// @param offset where the name stands in the file, in bytes, or −1
    public ForbiddenBackingFile(Path file, long offset, String reason) {
        super(file, offset, reason);
    }
}
