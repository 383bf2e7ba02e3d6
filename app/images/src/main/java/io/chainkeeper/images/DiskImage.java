package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// A virtual disk kept in a file, read through its whole chain of backing files. Many threads may read at
/// once.
public interface DiskImage extends AutoCloseable {
    /// Opens an image whose backing files, if any, lie in its own folder.
    ///
    /// @param format what the file is; never guessed from its content, which a guest may have written
    /// @throws ImageException when the file or one below it is corrupt, unsupported or forbidden
    /// @throws java.nio.file.NoSuchFileException naming the file that is missing, and as the other file
    /// the one that needs it
    static DiskImage open(Path file, ImageFormat format) throws IOException {
        return open(file, format, BackingRules.besides(file));
    }

    /// Opens an image whose backing files may lie anywhere under `root`, after symbolic links are
    /// resolved.
    ///
    /// @throws ImageException when the file or one below it is corrupt, unsupported or forbidden
    /// @throws java.nio.file.NoSuchFileException naming the file that is missing, and as the other file
    /// the one that needs it
    static DiskImage open(Path file, ImageFormat format, Path root) throws IOException {
        return open(file, format, BackingRules.within(root));
    }

    /// Opens an image whose backing files follow `rules`.
    ///
    /// @throws ImageException when the file or one below it is corrupt, unsupported or forbidden
    /// @throws java.nio.file.NoSuchFileException naming the file that is missing, and as the other file
    /// the one that needs it
    static DiskImage open(Path file, ImageFormat format, BackingRules rules) throws IOException {
        return new ChainOpener(rules).open(file, format);
    }

    /// The format of the top file.
    ImageFormat format();

    /// The top file, as it was opened.
    Path file();

    /// The size of the disk the guest sees, in bytes.
    long virtualSize();

    /// Fills `into` wholly with what the guest reads from `offset` on.
    ///
    /// @throws IllegalArgumentException when the range leaves the disk
    /// @throws CorruptImage when a table or cluster on the way is impossible
    void read(long offset, ByteBuffer into) throws IOException;

    /// The first extent at `offset`, seen through the whole chain, at most `maxLength` bytes long. HOLE
    /// means that no file of the chain has anything there: it reads as zeroes.
    Extent extentAt(long offset, long maxLength) throws IOException;

    /// The first extent at `offset` in the top file alone, at most `maxLength` bytes long. HOLE means
    /// that the backing file decides, or zeroes if there is none.
    Extent ownExtentAt(long offset, long maxLength) throws IOException;

    /// The image below this one.
    Optional<DiskImage> backing();

    /// Closes this file and all below it.
    @Override
    void close() throws IOException;
}
