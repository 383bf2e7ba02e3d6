package io.chainkeeper.cli;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.ImageInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The options by which a person says how an image file is to be opened.
final class ImageFile {
    @CommandLine.Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "The file's format: ${COMPLETION-CANDIDATES}. Without it the file's first bytes decide; "
                    + "say raw for a disk whose content you don't trust.")
    @Nullable
    ImageFormat format;

    @CommandLine.Option(
            names = "--root",
            paramLabel = "DIR",
            description = "The folder that backing files must lie in (default: the image's own folder).")
    @Nullable
    Path root;

    ImageFormat formatOf(Path file) throws IOException {
        return format != null ? format : ImageInfo.read(file).format();
    }

    DiskImage open(Path file) throws IOException {
        Path own = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        return DiskImage.open(file, formatOf(file), root != null ? root : own);
    }
}
