package io.chainkeeper.repository;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// The disk versions that together are one disk at one point: the point's own first, the full last.
///
/// @param disk  the engine's id of the disk
/// @param links at least one
public record Chain(UUID disk, List<Link> links) {
    /// One image file of a chain.
    ///
    /// @param point   it belongs to
    /// @param version what the manifest says about it
    /// @param file    where it lies now
    public record Link(Point point, DiskVersion version, Path file) {}

    /// Copies the list and refuses an empty one.
    public Chain {
        links = List.copyOf(links);
        if (links.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one link");
        }
    }

    /// The link that the chain is for.
    public Link top() {
        return links.getFirst();
    }

    /// The full at the bottom.
    public Link full() {
        return links.getLast();
    }

    /// Payload of all links, in bytes: what restoring reads at most.
    public long storedBytes() {
        return links.stream().mapToLong(l -> l.version().storedBytes()).sum();
    }
}
