package io.chainkeeper.desktop.watch;

import java.util.UUID;

/// A disk of a run as shown.
///
/// @param disk     its id
/// @param name     its alias, with the mode once decided
/// @param why      why that mode; empty while unknown
/// @param progress bytes in words: moved, to move, known as zeroes
/// @param fraction from 0 to 1
public record DiskLine(UUID disk, String name, String why, String progress, double fraction) {}
