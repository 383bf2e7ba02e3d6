package io.chainkeeper.jobs.activity;

import java.time.Instant;
import java.util.UUID;

/// A plan's next slot.
///
/// @param plan     the plan
/// @param planName its name
/// @param at       when
/// @param vms      how many VMs it is about, as far as known now
public record Upcoming(UUID plan, String planName, Instant at, int vms) {}
