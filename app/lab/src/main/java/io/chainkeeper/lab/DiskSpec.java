package io.chainkeeper.lab;

import java.nio.file.Path;
import java.util.Optional;

/// A disk to be made.
///
/// @param alias       its name
/// @param source      what is on it, and so how large it is
/// @param format      how the storage keeps it; only `COW` can carry bitmaps
/// @param incremental whether the administrator enabled incremental backup
/// @param shareable   whether several VMs may write it
/// @param readOnly    whether the guest cannot write it
/// @param active      whether the guest sees it
/// @param health      what the engine thinks of it
public record DiskSpec(
        String alias,
        Source source,
        Format format,
        boolean incremental,
        boolean shareable,
        boolean readOnly,
        boolean active,
        Health health) {
    /// How the storage keeps a disk.
    public enum Format {
        COW,
        RAW
    }

    /// What the engine thinks of a disk.
    public enum Health {
        OK,
        LOCKED,
        ILLEGAL
    }

    /// What is on a new disk.
    public sealed interface Source {
        /// Nothing.
        ///
        /// @param size in bytes, a multiple of 512
        record Empty(long size) implements Source {}

        /// Something that looks like a little-used disk: pieces of data that a seed decides.
        ///
        /// @param size of the disk in bytes, a multiple of 512
        /// @param data about how much of it, in bytes
        /// @param seed of its content
        record Seeded(long size, long data, long seed) implements Source {}

        /// The guest's view of an image file, backing files included.
        ///
        /// @param file   the image
        /// @param format `raw` or `qcow2`
        record Image(Path file, String format) implements Source {}

        /// An ext4 file system made of a folder.
        ///
        /// @param folder what becomes the root of the file system
        /// @param spare  free space beside it, in bytes
        record Folder(Path folder, long spare) implements Source {}

        /// A direct LUN, which the engine knows by its size alone.
        ///
        /// @param size in bytes
        record Lun(long size) implements Source {}
    }

    /// A healthy, active qcow2 disk that allows incremental backup.
    public static DiskSpec of(String alias, Source source) {
        return new DiskSpec(alias, source, Format.COW, true, false, false, true, Health.OK);
    }

    /// An empty one.
    ///
    /// @param size in bytes
    public static DiskSpec empty(String alias, long size) {
        return of(alias, new Source.Empty(size));
    }

    /// One with seeded content.
    ///
    /// @param size in bytes
    /// @param data how much of it is written, in bytes
    public static DiskSpec seeded(String alias, long size, long data, long seed) {
        return of(alias, new Source.Seeded(size, data, seed));
    }

    /// One that reads as a qcow2 image does.
    public static DiskSpec qcow2(String alias, Path file) {
        return of(alias, new Source.Image(file, "qcow2"));
    }

    /// One that reads as a raw image does.
    public static DiskSpec rawImage(String alias, Path file) {
        return of(alias, new Source.Image(file, "raw"));
    }

    /// An ext4 file system made of a folder, with a fifth of its size (at least 64 MiB) to spare.
    public static DiskSpec folder(String alias, Path folder) {
        return of(alias, new Source.Folder(folder, 64L << 20));
    }

    /// A direct LUN.
    public static DiskSpec lun(String alias, long size) {
        return of(alias, new Source.Lun(size)).inFormat(Format.RAW);
    }

    /// The same in another format; a raw disk has no incremental backup.
    public DiskSpec inFormat(Format other) {
        boolean can = incremental && other == Format.COW;
        return new DiskSpec(alias, source, other, can, shareable, readOnly, active, health);
    }

    /// The same without incremental backup.
    public DiskSpec withoutIncremental() {
        return new DiskSpec(alias, source, format, false, shareable, readOnly, active, health);
    }

    /// The same, shareable.
    public DiskSpec shared() {
        return new DiskSpec(alias, source, format, incremental, true, readOnly, active, health);
    }

    /// The same, read-only for the guest.
    public DiskSpec forReading() {
        return new DiskSpec(alias, source, format, incremental, shareable, true, active, health);
    }

    /// The same, unplugged.
    public DiskSpec unplugged() {
        return new DiskSpec(alias, source, format, incremental, shareable, readOnly, false, health);
    }

    /// The same in another health.
    public DiskSpec in(Health other) {
        return new DiskSpec(alias, source, format, incremental, shareable, readOnly, active, other);
    }

    /// The size, where it is known before the disk is made.
    Optional<Long> size() {
        return switch (source) {
            case Source.Empty(long size) -> Optional.of(size);
            case Source.Seeded(long size, long data, long seed) -> Optional.of(size);
            case Source.Lun(long size) -> Optional.of(size);
            case Source.Image(Path file, String kind) -> Optional.empty();
            case Source.Folder(Path folder, long spare) -> Optional.empty();
        };
    }
}
