package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.BlockSet;
import io.chainkeeper.images.StoredDigests;
import java.util.Optional;

/// A disk that has arrived whole. The image is not finished yet: that is for the owner of the writer.
///
/// @param diskSize   as the guest sees it, in bytes
/// @param bytesMoved bytes of data that travelled, before it went on too, without gaps that were fetched with them
/// @param bytesZero  bytes of the disk (full) or of its changes (incremental) that were told or found to be zero,
///                   and are stored as such
/// @param dirtyBytes what the server called changed, in bytes; for a full what it called data
/// @param stored     digests of what this image stores
/// @param whole      digests of the whole disk; only after a full that was to have them
/// @param touched    blocks in which this image stores anything, data or zeroes
public record Downloaded(
        long diskSize,
        long bytesMoved,
        long bytesZero,
        long dirtyBytes,
        StoredDigests stored,
        Optional<BlockDigests> whole,
        BlockSet touched) {}
