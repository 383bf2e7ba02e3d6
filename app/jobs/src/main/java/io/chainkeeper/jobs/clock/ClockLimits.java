package io.chainkeeper.jobs.clock;

import java.time.Duration;

/// How long the clock waits for what.
///
/// @param beat       longest time between two looks at the clock
/// @param asleep     a longer time between two looks means that the computer slept, or that its clock was moved
/// @param settle     after that, and after a start, nothing begins for so long: networks and drives come late
/// @param probeFirst first pause between two looks for a folder or an engine that was not there
/// @param probeMost  longest such pause; each is twice as long as the one before
/// @param retryAfter pause before a VM that was busy is tried again
/// @param attempts   how often a VM of a slot is tried at most
/// @param farAhead   slots that were opened later than so much from now were opened by a wrong clock
/// @param fresh      while a slot's runs are begun one after the other, a list of VMs is good for so long
/// @param hang       a scheduler that has not looked at the clock for so long hangs
public record ClockLimits(
        Duration beat,
        Duration asleep,
        Duration settle,
        Duration probeFirst,
        Duration probeMost,
        Duration retryAfter,
        int attempts,
        Duration farAhead,
        Duration fresh,
        Duration hang) {
    /// For real computers.
    public static ClockLimits standard() {
        return new ClockLimits(
                Duration.ofSeconds(15),
                Duration.ofSeconds(90),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                3,
                Duration.ofHours(25),
                Duration.ofMinutes(1),
                Duration.ofMinutes(15));
    }
}
