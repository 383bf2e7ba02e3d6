package io.chainkeeper.images;

import java.nio.file.Path;

/// The file contradicts its format: it is damaged, was cut short, was never finished, or was made to
/// deceive.
public final class CorruptImage extends ImageException {
    private static final long serialVersionUID = 1L;

    /// @param offset in bytes from the beginning of the file, or −1
    public CorruptImage(Path file, long offset, String reason) {
        super(file, offset, reason);
    }
}
