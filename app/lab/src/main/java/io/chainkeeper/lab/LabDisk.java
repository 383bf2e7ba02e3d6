package io.chainkeeper.lab;

import io.chainkeeper.lab.storage.DiskExtent;
import io.chainkeeper.lab.storage.DiskView;
import io.chainkeeper.lab.storage.LabDiskContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/// A disk of the lab as its guest sees it. Safe for many threads.
public final class LabDisk {
    private static final int STEP = 64 << 10;

    private final UUID id;
    private final String alias;
    private final LabDiskContent content;

    LabDisk(UUID id, String alias, LabDiskContent content) {
        this.id = id;
        this.alias = alias;
        this.content = content;
    }

    /// The engine's id of it.
    public UUID id() {
        return id;
    }

    /// Its name.
    public String alias() {
        return alias;
    }

    /// In bytes.
    public long size() {
        return content.size();
    }

    /// What its data takes, in bytes.
    public long allocatedBytes() {
        return content.allocatedBytes();
    }

    /// Writes all of `data`. A write is before or behind a backup's moment, never half.
    ///
    /// @throws IllegalArgumentException when the range does not lie within the disk
    public void write(long offset, ByteBuffer data) throws IOException {
        content.write(offset, data);
    }

    /// Makes a range read as zeroes.
    public void zero(long offset, long length) throws IOException {
        content.zero(offset, length);
    }

    /// Gives a range back to the storage; it reads as zeroes.
    public void discard(long offset, long length) throws IOException {
        content.discard(offset, length);
    }

    /// Fills `into` with what the guest reads now.
    public void read(long offset, ByteBuffer into) throws IOException {
        content.read(offset, into);
    }

    /// Copies what the guest reads now into a new sparse raw file: one moment, even while the guest writes.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when the file exists
    public void copyTo(Path raw) throws IOException {
        try (var moment = content.freeze();
                FileChannel file = FileChannel.open(
                        raw, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            copy(moment, file);
        }
    }

    private static void copy(DiskView from, FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(16 * STEP);
        for (long start = 0; start < from.size(); ) {
            DiskExtent extent = from.extentAt(start, Math.min(from.size() - start, buffer.capacity()));
            if (!extent.zero()) {
                from.read(start, buffer.clear().limit((int) extent.length()));
                writeAt(file, start, buffer.flip());
            }
            start += extent.length();
        }
        if (file.size() < from.size()) {
            writeAt(file, from.size() - 1, ByteBuffer.allocate(1));
        }
    }

    private static void writeAt(FileChannel file, long offset, ByteBuffer bytes) throws IOException {
        for (long at = offset; bytes.hasRemaining(); ) {
            at += file.write(bytes, at);
        }
    }

    /// Makes the guest write whatever makes this disk read as a raw file does; 64 KiB that are equal are not
    /// touched, so that only real changes count as changed. What is longer here than the file becomes zeroes.
    ///
    /// @return bytes that were written or zeroed
    /// @throws IllegalArgumentException when the file is longer than the disk
    public long changeTo(Path raw) throws IOException {
        try (FileChannel file = FileChannel.open(raw, StandardOpenOption.READ)) {
            if (file.size() > size()) {
                throw new IllegalArgumentException(raw + " is longer than the disk of " + size() + " bytes");
            }
            long changed = 0;
            for (long start = 0; start < size(); start += STEP) {
                changed += change(file, start, (int) Math.min(STEP, size() - start));
            }
            return changed;
        }
    }

    private long change(FileChannel file, long start, int length) throws IOException {
        byte[] wanted = new byte[length];
        ByteBuffer into = ByteBuffer.wrap(wanted);
        for (long at = start; into.hasRemaining() && at < file.size(); ) {
            at += file.read(into, at);
        }
        boolean wantsZero = allZero(wanted, 0, length);
        DiskExtent now = content.extentAt(start, length);
        if (wantsZero && now.zero() && now.length() == length) {
            return 0;
        }
        byte[] present = new byte[length];
        content.read(start, ByteBuffer.wrap(present));
        if (Arrays.equals(present, wanted)) {
            return 0;
        }
        if (wantsZero) {
            content.zero(start, length);
        } else {
            content.write(start, ByteBuffer.wrap(wanted));
        }
        return length;
    }

    /// Whether there is nothing but zeroes in a part of an array.
    static boolean allZero(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
