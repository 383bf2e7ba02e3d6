package io.chainkeeper.desktop.chain;

import java.util.Optional;
import java.util.UUID;

/// One disk version as drawn.
///
/// @param point       the restore point it belongs to
/// @param disk        whose lane it stands in
/// @param full        stands alone; otherwise it holds changes since its parent
/// @param storedBytes what it stores, in bytes; decides the mark's area
/// @param size        the same in words
/// @param parent      the point whose version of this disk it builds on
/// @param spoken      everything about it in one sentence, for the read-out line and screen readers
public record ChainMark(
        UUID point, UUID disk, boolean full, long storedBytes, String size, Optional<UUID> parent, String spoken) {}
