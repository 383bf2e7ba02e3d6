package io.chainkeeper.jobs.run;

import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Reason;
import java.util.Optional;
import java.util.UUID;

/// How far one disk of a run has come. Zero and unchanged extents are not in the denominator.
///
/// @param disk        the disk's id on the engine (for a restore: of the disk as it was backed up)
/// @param alias       its name there
/// @param mode        full or incremental, for a backup
/// @param reason      why that mode, for a backup; changes when a disk falls back to full on the way
/// @param bytesMoved  bytes transferred (or read back) so far
/// @param bytesToMove bytes to transfer in all, as far as known now; 0 until the extents are known
/// @param bytesZero   bytes known as zeroes, which cost no transfer
/// @param virtualSize size that the guest sees, in bytes
/// @param done        nothing more will move for this disk
/// @param map         the disk cell by cell, once its extents are known
public record DiskProgress(
        UUID disk,
        String alias,
        Optional<Mode> mode,
        Optional<Reason> reason,
        long bytesMoved,
        long bytesToMove,
        long bytesZero,
        long virtualSize,
        boolean done,
        Optional<BlockMap> map) {

    /// The part that is done, from 0 to 1. A disk with nothing to move is at 1 when it is done.
    public double fraction() {
        if (done) {
            return 1;
        }
        return bytesToMove <= 0 ? 0 : Math.clamp((double) bytesMoved / bytesToMove, 0, 1);
    }
}
