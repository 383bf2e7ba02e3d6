package io.chainkeeper.cli.bench;

/// One kind of work, measured on both sides.
///
/// @param work             what was done
/// @param bytes            data that had to be moved, in bytes
/// @param oursSeconds      median of our times
/// @param referenceSeconds median of `qemu-img`'s times
public record Row(String work, long bytes, double oursSeconds, double referenceSeconds) {}
