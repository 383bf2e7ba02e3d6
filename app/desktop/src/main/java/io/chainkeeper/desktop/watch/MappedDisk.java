package io.chainkeeper.desktop.watch;

import io.chainkeeper.jobs.run.BlockMap;

/// The disk of a run whose map is shown: the one that moves, else the last that did.
///
/// @param name its alias
/// @param map  cell by cell
public record MappedDisk(String name, BlockMap map) {}
