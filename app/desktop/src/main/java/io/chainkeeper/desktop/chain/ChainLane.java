package io.chainkeeper.desktop.chain;

import java.util.List;
import java.util.UUID;

/// One disk through time.
///
/// @param name  of the disk, as people know it
/// @param marks at most one per point
public record ChainLane(UUID disk, String name, List<ChainMark> marks) {
    /// Copies the list.
    public ChainLane {
        marks = List.copyOf(marks);
    }
}
