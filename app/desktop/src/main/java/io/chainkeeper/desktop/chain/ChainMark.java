package io.chainkeeper.desktop.chain;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One disk version as drawn.
///
/// @param point       the restore point it belongs to
/// @param disk        whose lane it stands in
/// @param full        stands alone; otherwise it holds changes since its parent
/// @param storedBytes what it stores, in bytes; decides the mark's area
/// @param size        the same in words
/// @param parent      the point whose version of this disk it builds on
/// @param traits      what else is drawn on it
/// @param spoken      everything about it in words, for the read-out line and screen readers
public record ChainMark(
        UUID point,
        UUID disk,
        boolean full,
        long storedBytes,
        String size,
        Optional<UUID> parent,
        Set<Trait> traits,
        String spoken) {
    /// What can be seen of a disk version besides its size and kind.
    public enum Trait {
        /// Something that it builds on is missing: it cannot be restored.
        BROKEN,
        /// Later versions were merged into it.
        MERGED,
        /// It was read back and found whole.
        VERIFIED
    }

    /// Copies the set.
    public ChainMark {
        traits = Set.copyOf(traits);
    }

    /// Whether it has a trait.
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
