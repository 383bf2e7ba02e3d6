package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A new image of either format, written block by block by many threads.
sealed interface NewImage extends AutoCloseable {
    static NewImage create(Path file, ImageFormat format, long size, Qcow2Writer.Compression compression)
            throws IOException {
        return switch (format) {
            case QCOW2 ->
                new Qcow2(
                        file,
                        Qcow2Writer.create(file, Qcow2Writer.Options.of(size).withCompression(compression)));
            case RAW -> {
                if (compression != Qcow2Writer.Compression.NONE) {
                    throw new IllegalArgumentException("raw images are not compressed");
                }
                yield Raw.create(file, size);
            }
        };
    }

    /// Stores data; what is never written reads as zeroes.
    void write(long offset, ByteBuffer data) throws IOException;

    /// Makes it complete, durable and visible under its name.
    void finish() throws IOException;

    /// The file that is left when it is closed without being finished.
    Path unfinished();

    @Override
    void close() throws IOException;

    /// A qcow2 image says itself that it is unfinished.
    record Qcow2(Path unfinished, Qcow2Writer writer) implements NewImage {
        @Override
        public void write(long offset, ByteBuffer data) throws IOException {
            writer.write(offset, data);
        }

        @Override
        public void finish() throws IOException {
            writer.finish();
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    /// A raw image cannot say anything of itself, so it gets its name only when it is complete.
    record Raw(Path target, Path unfinished, ImageFile file, long size) implements NewImage {
        static Raw create(Path target, long size) throws IOException {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Path part = target.resolveSibling(target.getFileName() + ".unfinished");
            return new Raw(target, part, ImageFile.create(part), size);
        }

        /// In pieces of 64 KiB, so that zeroes stay holes of the file system.
        @Override
        public void write(long offset, ByteBuffer data) throws IOException {
            int end = data.limit();
            long at = offset;
            while (data.position() < end) {
                int length = Math.min(1 << 16, end - data.position());
                data.limit(data.position() + length);
                if (Zeroes.only(data)) {
                    data.position(data.limit());
                } else {
                    file.write(at, data);
                }
                at += length;
                data.limit(end);
            }
        }

        @Override
        public void finish() throws IOException {
            file.grow(size);
            file.force();
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            Folders.forceNameOf(target);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
