package io.chainkeeper.engine;

import java.time.Duration;

/// How long we wait and how much we take. The SDK alone has neither limit and can wait for ever.
///
/// @param connect     to reach the engine's host
/// @param read        for the next byte of an answer; the engine may work for many seconds inside one request
/// @param answer      for a whole answer, however slowly its bytes drip
/// @param lease       for one of our own connections to come free
/// @param connections open at once, at least 1
/// @param maxBody     size of one answer, in bytes, at least 1024
/// @param vms         in the list; an engine that always has another page would be asked for ever
public record EngineLimits(
        Duration connect, Duration read, Duration answer, Duration lease, int connections, int maxBody, int vms) {
    /// Refuses limits that would never let a request pass.
    public EngineLimits {
        if (connect.toMillis() < 1 || read.toMillis() < 1 || answer.toMillis() < 1 || lease.toMillis() < 1) {
            throw new IllegalArgumentException("times must be at least one millisecond");
        }
        if (connections < 1 || maxBody < 1024) {
            throw new IllegalArgumentException(connections + " connections, bodies up to " + maxBody + " bytes");
        }
    }

    /// 10 s to connect, 3 min for the next byte (creating a VM or a hybrid backup blocks), 10 min for all of them, 30 s
    /// for a free connection, 8 connections, 32 MiB per answer, 100,000 VMs: far more than an engine manages.
    public static EngineLimits standard() {
        return new EngineLimits(
                Duration.ofSeconds(10),
                Duration.ofMinutes(3),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                8,
                32 << 20,
                100_000);
    }
}
