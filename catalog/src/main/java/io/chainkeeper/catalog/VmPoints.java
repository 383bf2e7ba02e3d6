package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.UUID;

/// The points of a VM, in a line.
///
/// @param vm     the VM
/// @param name   its name in the newest point
/// @param first  the oldest point's moment
/// @param last   the newest point's moment
/// @param points how many there are
public record VmPoints(UUID vm, String name, Instant first, Instant last, int points) {}
