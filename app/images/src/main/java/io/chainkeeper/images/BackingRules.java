package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Which backing files may be opened below an image.
///
/// @param root         the folder they must lie in, at any depth, after symbolic links are resolved
/// @param unrecorded   what a backing file is when the header does not say so; empty: such images are
/// refused, because guessing by content lets a guest decide what its own disk is
public record BackingRules(Path root, Optional<ImageFormat> unrecorded) {
    /// Backing files in the folder of `image`, of recorded formats.
    public static BackingRules besides(Path image) throws IOException {
        return within(Folders.of(image));
    }

    /// Backing files anywhere under `root`, of recorded formats.
    public static BackingRules within(Path root) throws IOException {
        return new BackingRules(root.toRealPath(), Optional.empty());
    }

    /// The same, but a backing file of unrecorded format is taken for `format`.
    public BackingRules assuming(ImageFormat format) {
        return new BackingRules(root, Optional.of(format));
    }
}
