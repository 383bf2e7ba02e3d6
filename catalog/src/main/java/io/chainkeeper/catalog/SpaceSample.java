package io.chainkeeper.catalog;

import java.time.LocalDate;

/// How much space the points took on a day.
///
/// @param day  the day, in UTC
/// @param used payload of all points, in bytes
/// @param free free beside the repository, in bytes
public record SpaceSample(LocalDate day, long used, long free) {}
