package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens an image and, one after the other, what lies below it. Names are judged before anything is
/// opened.
final class ChainOpener {
    /// Longest chain, in files. QEMU knows no limit, but a sane chain is far from it.
    static final int MAX_DEPTH = 256;

    private static final int NAME_OFFSET = 8;

    private final BackingRules rules;
    private final Path root;
    private final TableCache cache = new TableCache();
    private final Set<Path> opened = new HashSet<>();

    ChainOpener(BackingRules rules) throws IOException {
        this.rules = rules;
        this.root = rules.root().toRealPath();
    }

    DiskImage open(Path path, ImageFormat format) throws IOException {
        opened.add(path.toRealPath());
        ImageFile file = ImageFile.toRead(path);
        try {
            return switch (format) {
                case RAW -> new RawImage(file);
                case QCOW2 -> openQcow2(file);
            };
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private DiskImage openQcow2(ImageFile file) throws IOException {
        Qcow2Header header = Qcow2Header.read(file);
        HeaderRules.require(header, file);
        return new Qcow2Image(file, header, cache, openBelow(file, header));
    }

    private @Nullable DiskImage openBelow(ImageFile file, Qcow2Header header) throws IOException {
        Optional<String> name = header.backingName();
        if (name.isEmpty()) {
            return null;
        }
        Path below = locate(file, header, name.get());
        ImageFormat format = format(file, header);
        if (opened.contains(below)) {
            throw forbidden(file, header, "the chain of backing files comes back to " + below);
        }
        if (opened.size() >= MAX_DEPTH) {
            throw forbidden(file, header, "the chain of backing files has more than " + MAX_DEPTH + " files");
        }
        return open(below, format);
    }

    /// QEMU looks for a backing file beside the image as it was named, so this does too.
    private Path locate(ImageFile file, Qcow2Header header, String name) throws IOException {
        Optional<String> objection = BackingName.objection(name);
        if (objection.isPresent()) {
            throw forbidden(file, header, objection.get());
        }
        Path folder = Folders.of(file.path()).toRealPath();
        requireUnderRoot(
                file, header, name, folder.resolve(relative(file, header, name)).normalize());
        Path real = resolve(file, header, name, folder);
        requireUnderRoot(file, header, name, real);
        if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw forbidden(file, header, "the backing file " + BackingName.shown(name) + " is not a plain file");
        }
        return real;
    }

    private static Path relative(ImageFile file, Qcow2Header header, String name) throws ForbiddenBackingFile {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw forbidden(file, header, "the backing file's name is no path here: " + BackingName.shown(name));
        }
    }

    private static Path resolve(ImageFile file, Qcow2Header header, String name, Path folder) throws IOException {
        try {
            return folder.resolve(relative(file, header, name)).toRealPath();
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(
                    folder.resolve(name).normalize().toString(),
                    file.path().toString(),
                    "this backing file of the other is missing");
        }
    }

    private void requireUnderRoot(ImageFile file, Qcow2Header header, String name, Path below)
            throws ForbiddenBackingFile {
        if (!below.startsWith(root)) {
            throw forbidden(
                    file,
                    header,
                    "the backing file " + BackingName.shown(name) + " lies outside the folder " + root
                            + " that this image may read from");
        }
    }

    private ImageFormat format(ImageFile file, Qcow2Header header) throws ImageException {
        Optional<String> recorded = header.backingFormat();
        if (recorded.isPresent()) {
            Optional<ImageFormat> known = ImageFormat.named(recorded.get());
            return known.orElseThrow(() -> file.unsupported(
                    header.nameOffset(),
                    "the backing file is of format " + BackingName.shown(recorded.get()) + "; raw and qcow2 are read"));
        }
        return rules.unrecorded()
                .orElseThrow(() -> forbidden(
                        file,
                        header,
                        "the header does not record the format of"
                                + " the backing file "
                                + BackingName.shown(header.backingName().orElse(""))
                                + ", and it is not guessed. Record it with “qemu-img rebase -u -F FORMAT -b BACKING IMAGE”,"
                                + " where FORMAT is qcow2 or raw"));
    }

    private static ForbiddenBackingFile forbidden(ImageFile file, Qcow2Header header, String reason) {
        return new ForbiddenBackingFile(
                file.path(), header.nameOffset() == 0 ? NAME_OFFSET : header.nameOffset(), reason);
    }
}
