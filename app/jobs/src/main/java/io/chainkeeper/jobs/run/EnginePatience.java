package io.chainkeeper.jobs.run;

import java.time.Duration;

/// How long the engine may take for what it does in the background.
///
/// The field's figures: ready after 9–15 s, transfer finalize 2–7 s, backup finalize 5–76 s and at times
/// hours, when the engine merges a busy snapshot. A slow finalize never makes a stored point bad.
///
/// @param backupReady   how long a backup may take to get ready
/// @param backupEnd     how long a backup may take to end after finalize
/// @param transferStart how long a transfer may take to get going
/// @param transferEnd   how long a transfer may take to end after finalize
/// @param diskReady     how long a new disk may stay locked
/// @param away          how long the engine may be out of reach during a run; it renews tickets for 5 minutes
/// @param busy          how long a backup waits for a VM or a disk that something else holds
public record EnginePatience(
        Duration backupReady,
        Duration backupEnd,
        Duration transferStart,
        Duration transferEnd,
        Duration diskReady,
        Duration away,
        Duration busy) {
    /// For real engines.
    public static EnginePatience standard() {
        return new EnginePatience(
                Duration.ofMinutes(10),
                Duration.ofHours(6),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15));
    }

    /// The same for everything.
    public static EnginePatience of(Duration each) {
        return new EnginePatience(each, each, each, each, each, each, each);
    }

    /// The same with another patience for what was finalized.
    public EnginePatience ending(Duration backup, Duration transfer) {
        return new EnginePatience(backupReady, backup, transferStart, transfer, diskReady, away, busy);
    }

    /// The same with another patience for an engine that is out of reach, and for what something else holds.
    public EnginePatience waiting(Duration whileAway, Duration whileBusy) {
        return new EnginePatience(backupReady, backupEnd, transferStart, transferEnd, diskReady, whileAway, whileBusy);
    }
}
