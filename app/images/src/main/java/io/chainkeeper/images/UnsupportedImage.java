package io.chainkeeper.images;

import java.nio.file.Path;

/// The file may be sound, but asks for something that is not read or not done here: encryption, an
/// external data file, a feature of the future, a size beyond our limits.
public final class UnsupportedImage extends ImageException {
    private static final long serialVersionUID = 1L;

    /// @param offset in bytes from the beginning of the file, or −1
    public UnsupportedImage(Path file, long offset, String reason) {
        super(file, offset, reason);
    }
}
