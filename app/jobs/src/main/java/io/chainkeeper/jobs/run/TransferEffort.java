package io.chainkeeper.jobs.run;

/// With how much effort bytes are brought.
///
/// @param connections connections per transfer at most; the server's own limit counts too
/// @param attempts    how often a disk's transfer is tried when the network or a ticket breaks, at least 1
/// @param noteAfter   after how many blocks of 4 MiB a backup writes down at the latest which are on stable storage
public record TransferEffort(int connections, int attempts, int noteAfter) {
    /// Refuses nonsense.
    public TransferEffort {
        if (connections < 1 || attempts < 1 || noteAfter < 1) {
            throw new IllegalArgumentException(
                    connections + " connections, " + attempts + " attempts, notes after " + noteAfter);
        }
    }

    /// For real disks. A note after each 256 MiB, for so much is brought twice at worst; it is some 5 KiB and two
    /// syncs.
    public static TransferEffort standard() {
        return new TransferEffort(4, 3, 64);
    }

    /// The same with so many attempts.
    public TransferEffort trying(int times) {
        return new TransferEffort(connections, times, noteAfter);
    }

    /// The same with notes after so many blocks.
    public TransferEffort noting(int blocks) {
        return new TransferEffort(connections, attempts, blocks);
    }
}
