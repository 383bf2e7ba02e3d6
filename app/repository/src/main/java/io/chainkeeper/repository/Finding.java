package io.chainkeeper.repository;

import java.nio.file.Path;
import java.util.UUID;

/// Something in the folder that is not as it should be. A finding never stops a scan; the other points stay usable.
public sealed interface Finding {
    /// The file or folder that it is about.
    Path path();

    /// A point's folder without a manifest: a run was interrupted, or is still writing in another program.
    ///
    /// @param path  the folder
    /// @param vm    id in the VM folder's name
    /// @param point id in the folder's name
    record Unfinished(Path path, UUID vm, UUID point) implements Finding {}

    /// A manifest that cannot be read or contradicts itself.
    ///
    /// @param path   the manifest
    /// @param vm     id in the VM folder's name
    /// @param reason what is wrong
    record Unreadable(Path path, UUID vm, String reason) implements Finding {}

    /// A manifest of a newer program.
    ///
    /// @param path   the manifest
    /// @param vm     id in the VM folder's name
    /// @param format its format number
    record Newer(Path path, UUID vm, int format) implements Finding {}

    /// A file that a manifest names is not there.
    ///
    /// @param path  the file
    /// @param vm    whose point it is
    /// @param point that names it
    record FileMissing(Path path, UUID vm, UUID point) implements Finding {}

    /// A file is longer or shorter than its manifest says.
    ///
    /// @param path     the file
    /// @param vm       whose point it is
    /// @param point    that names it
    /// @param expected length in the manifest, in bytes
    /// @param found    length of the file, in bytes
    record LengthDiffers(Path path, UUID vm, UUID point, long expected, long found) implements Finding {}

    /// An incremental hangs on a point that is not there, is not of this VM, or hangs on itself: it can't be restored.
    ///
    /// @param path   the image file
    /// @param vm     whose point it is
    /// @param point  the point with the incremental
    /// @param disk   the disk
    /// @param parent the point it names as its parent
    record BrokenChain(Path path, UUID vm, UUID point, UUID disk, UUID parent) implements Finding {}

    /// Two folders say that they are the same point, as after copying one. The first is used.
    ///
    /// @param path  the folder that is ignored
    /// @param vm    whose point it is
    /// @param point the id that both have
    /// @param used  the folder that is used
    record Duplicate(Path path, UUID vm, UUID point, Path used) implements Finding {}

    /// Something that does not belong here. It is left alone.
    ///
    /// @param path the file or folder
    record Stray(Path path) implements Finding {}
}
