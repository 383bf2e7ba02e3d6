package io.chainkeeper.desktop.chain;

import java.util.List;

/// A VM's chains, ready to be drawn.
///
/// @param columns restore points, oldest first
/// @param lanes   disks, in the VM's order
/// @param spoken  the whole in one sentence, for screen readers
public record ChainPicture(List<ChainColumn> columns, List<ChainLane> lanes, String spoken) {
    /// A picture of nothing.
    public static final ChainPicture EMPTY = new ChainPicture(List.of(), List.of(), "");

    /// Copies the lists.
    public ChainPicture {
        columns = List.copyOf(columns);
        lanes = List.copyOf(lanes);
    }
}
