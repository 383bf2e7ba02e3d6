package io.chainkeeper.force.fuzz;

import io.chainkeeper.images.CheckReport;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Extent;
import io.chainkeeper.images.ImageCheck;
import io.chainkeeper.images.ImageException;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.ImageInfo;
import io.chainkeeper.images.ImageRebase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What a fuzzer throws its inputs at: everything that reads an image, and what must be true of whatever it reads.
///
/// - Nothing but an [ImageException], or a backing file that is not there, comes out.
/// - No file is open that lies outside the image's own folder, though links and names lead there.
/// - What is read in one go is what is read in pieces; what is called zero reads as zero.
public final class ImageTarget {
    /// Disks up to here are read wholly, larger ones at both ends.
    private static final int WHOLE = 64 << 10;

    private static final int MOST_EXTENTS = 2000;

    private final Path place;
    private final Path folder;
    private final Path[] files;
    private final ByteBuffer oneGo = ByteBuffer.allocate(WHOLE);
    private final ByteBuffer pieces = ByteBuffer.allocate(WHOLE);

    /// @param place an empty folder to work in
    ImageTarget(Path place) throws IOException {
        this.place = place.toRealPath();
        folder = Files.createDirectory(this.place.resolve("vm"));
        Path outside = place.resolve("outside");
        Files.write(outside, new byte[4096]);
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("up"), place);
        files = new Path[] {folder.resolve("top"), folder.resolve("mid"), folder.resolve("low")};
    }

    /// Jazzer's way in.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Only.TARGET.take(input);
    }

    /// Made by the first input: from then on 64 MiB of the heap are free, whatever the fuzzer itself takes.
    private static final class Only {
        static final ImageTarget TARGET = inTempFolder();
        static final Object BALLAST = Ballast.leaving(64 << 20);

        private static ImageTarget inTempFolder() {
            try {
                return new ImageTarget(Files.createTempDirectory("fuzz"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void take(byte[] input) throws IOException {
        Patches.write(input, files);
        allowed(() -> ImageInfo.read(files[0]));
        allowed(this::open);
        allowed(this::check);
        allowed(() -> ImageRebase.rebase(files[0], "low", ImageFormat.RAW));
        allowed(this::open);
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void allowed(Step step) throws IOException {
        try {
            step.run();
        } catch (ImageException e) {
            require(!e.reason().isBlank(), "a refusal without words");
        } catch (NoSuchFileException e) {
            require(e.getOtherFile() != null, "a missing file that nobody needs");
        }
    }

    private void check() throws IOException {
        CheckReport report = ImageCheck.check(files[0]);
        require(report.corruptions().size() <= 2000, "a report without end");
    }

    private void open() throws IOException {
        try (DiskImage image = DiskImage.open(files[0], ImageFormat.QCOW2)) {
            requireInside(image);
            long size = image.virtualSize();
            look(image, 0, (int) Math.min(size, WHOLE));
            if (size > WHOLE) {
                look(image, size - WHOLE, WHOLE);
            }
            walk(image);
        }
    }

    private void look(DiskImage image, long offset, int length) throws IOException {
        image.read(offset, oneGo.clear().limit(length));
        pieces.clear();
        for (int at = 0, step = 1; at < length; step = 3 * step + 1) {
            int end = Math.min(length, at + step);
            image.read(offset + at, pieces.limit(end).position(at));
            at = end;
        }
        require(oneGo.flip().equals(pieces.flip()), "bytes that differ from reading to reading");
        for (int at = 0, n = 0; at < length && n < MOST_EXTENTS; n++) {
            Extent extent = image.extentAt(offset + at, length - at);
            require(extent.start() == offset + at && extent.end() <= offset + length, "an extent of elsewhere");
            if (extent.kind() != Extent.Kind.DATA) {
                requireZero(at, (int) extent.length());
            }
            at = (int) (extent.end() - offset);
        }
    }

    private void requireZero(int at, int length) {
        for (int i = at; i < at + length; i++) {
            require(oneGo.get(i) == 0, "a zero that is none");
        }
    }

    private static void walk(DiskImage image) throws IOException {
        long at = 0;
        for (int n = 0; at < image.virtualSize() && n < MOST_EXTENTS; n++) {
            Extent extent = image.ownExtentAt(at, image.virtualSize() - at);
            require(extent.start() == at, "an extent of elsewhere");
            at = extent.end();
        }
    }

    private void requireInside(DiskImage top) throws IOException {
        for (Optional<DiskImage> each = Optional.of(top);
                each.isPresent();
                each = each.get().backing()) {
            require(folder.equals(each.get().file().toRealPath().getParent()), "a backing file outside");
        }
        if (top.backing().isPresent()) {
            OpenFiles.requireWithin(folder, place);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
