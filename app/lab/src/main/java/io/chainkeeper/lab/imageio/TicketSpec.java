package io.chainkeeper.lab.imageio;

import io.chainkeeper.lab.storage.DiskView;
import io.chainkeeper.lab.storage.Frozen;
import io.chainkeeper.lab.storage.LabDiskContent;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// What a ticket allows.
///
/// @param content    the disk, or a moment of it; only a disk can be written. Removing the ticket does not close it
/// @param mode       reading alone, or writing and reading
/// @param dirtySince the checkpoint that dirty extents are counted from; only for a moment
/// @param size       of the disk in bytes
/// @param timeout    how long a connection of it may be silent; the ticket itself is valid until it is removed or
/// expired
public record TicketSpec(DiskView content, Mode mode, Optional<UUID> dirtySince, long size, Duration timeout) {
    /// What may be done with a ticket.
    public enum Mode {
        READ,
        WRITE
    }

    public TicketSpec {
        if (mode == Mode.WRITE && !(content instanceof LabDiskContent)) {
            throw new IllegalArgumentException("only a disk can be written");
        }
        if (dirtySince.isPresent() && !(content instanceof Frozen)) {
            throw new IllegalArgumentException("dirty extents belong to a moment");
        }
        if (size < 0 || size > content.size() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("ticket of " + size + " bytes, timeout " + timeout);
        }
    }

    /// A ticket to read a moment, for a download of a backup.
    public static TicketSpec download(Frozen moment, Optional<UUID> dirtySince, Duration timeout) {
        return new TicketSpec(moment, Mode.READ, dirtySince, moment.size(), timeout);
    }

    /// A ticket to write a disk.
    public static TicketSpec upload(LabDiskContent disk, Duration timeout) {
        return new TicketSpec(disk, Mode.WRITE, Optional.empty(), disk.size(), timeout);
    }
}
