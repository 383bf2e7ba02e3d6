package io.chainkeeper.cli.bench;

import io.chainkeeper.images.ImageFormat;
import java.nio.file.Path;

/// Our own side of each piece of work.
interface Ours {
    /// A whole disk into a new qcow2 file.
    Contender full(Tickets tickets);

    /// The changes of a disk into a new qcow2 file.
    ///
    /// @param base the image of the disk's earlier state
    Contender incremental(Tickets tickets, Path base);

    /// An image onto a disk.
    ///
    /// @param top an image, with its backing files beside it
    Contender restore(Path top, ImageFormat format, Tickets tickets);
}
