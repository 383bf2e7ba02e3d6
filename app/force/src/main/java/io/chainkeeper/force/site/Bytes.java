package io.chainkeeper.force.site;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.lab.BackupMoment;
import io.chainkeeper.lab.LabDisk;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// What a disk holds, told by a digest of its size and of each piece that is not all zeroes: disks that grew are mostly
/// empty.
public final class Bytes {
    private static final int PIECE = 256 << 10;
    private static final ByteBuffer ZEROES = ByteBuffer.allocate(PIECE).asReadOnlyBuffer();

    private Bytes() {}

    private interface Source {
        /// Fills the buffer.
        void read(long at, ByteBuffer into) throws IOException;
    }

    /// What a disk of the lab holds now.
    public static String of(LabDisk disk) throws IOException {
        return of(disk.size(), disk::read);
    }

    /// What a disk of the lab holds at the moment of a backup.
    public static String of(BackupMoment moment, UUID disk) throws IOException {
        return of(moment.size(disk), (at, into) -> moment.read(disk, at, into));
    }

    /// What a guest would read from an image and what lies below it.
    public static String of(DiskImage image) throws IOException {
        return of(image.virtualSize(), image::read);
    }

    /// What a raw image file holds.
    public static String of(Path raw) throws IOException {
        try (FileChannel file = FileChannel.open(raw)) {
            return of(file.size(), (at, into) -> {
                for (long next = at; into.hasRemaining(); ) {
                    int got = file.read(into, next);
                    if (got < 0) {
                        throw new EOFException(raw + " became shorter");
                    }
                    next += got;
                }
            });
        }
    }

    private static String of(long size, Source source) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (long at = 0; at < size; at += piece.limit()) {
            piece.clear().limit((int) Math.min(PIECE, size - at));
            source.read(at, piece);
            piece.flip();
            if (piece.mismatch(ZEROES.slice(0, piece.limit())) >= 0) {
                number(digest, at);
                digest.update(piece.duplicate());
            }
        }
        number(digest, size);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void number(MessageDigest digest, long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
