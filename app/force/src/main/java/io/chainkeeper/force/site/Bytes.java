package io.chainkeeper.force.site;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.lab.LabDisk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a disk holds, told by a digest of all its bytes.
public final class Bytes {
    private static final int PIECE = 1 << 20;

    private Bytes() {}

    /// What a disk of the lab holds now.
    public static String of(LabDisk disk) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, disk.size()));
        for (long at = 0; at < disk.size(); at += piece.limit()) {
            piece.clear().limit((int) Math.min(piece.capacity(), disk.size() - at));
            disk.read(at, piece);
            digest.update(piece.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// What a guest would read from an image and what lies below it.
    public static String of(DiskImage image) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, image.virtualSize()));
        for (long at = 0; at < image.virtualSize(); at += piece.limit()) {
            piece.clear().limit((int) Math.min(piece.capacity(), image.virtualSize() - at));
            image.read(at, piece);
            digest.update(piece.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// What a raw image file holds.
    public static String of(Path raw) throws IOException {
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(raw)) {
            for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                digest.update(piece, 0, got);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
