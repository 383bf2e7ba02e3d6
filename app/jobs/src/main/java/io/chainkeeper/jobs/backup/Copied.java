package io.chainkeeper.jobs.backup;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Reason;
import io.chainkeeper.transfer.Downloaded;
import java.util.Optional;

/// A disk whose bytes have arrived: its image is finished, but not yet part of a point.
///
/// @param attachment     the disk and how it hangs on the VM
/// @param mode           as it was really read
/// @param reason         why
/// @param downloaded     what arrived, and its digests
/// @param storedBytes    payload in the image file
/// @param serverChecksum what the server says about its whole disk, if it was asked and could tell
record Copied(
        AttachedDisk attachment,
        Mode mode,
        Reason reason,
        Downloaded downloaded,
        long storedBytes,
        Optional<String> serverChecksum) {}
