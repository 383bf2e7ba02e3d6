package io.chainkeeper.jobs.run;

import java.time.Duration;

/// Every patience that the jobs have. All of it is passed in, so that tests and the built-in lab can be quick.
///
/// The field's figures: ready after 9–15 s, transfer finalize 2–7 s, backup finalize 5–76 s and at times
/// hours, when the engine merges a busy snapshot. A slow finalize never makes a stored point bad.
///
/// @param pollFirst      first pause between two looks at the engine
/// @param pollMost       longest pause; each one is half as long again as the one before
/// @param backupReady    how long a backup may take to get ready
/// @param backupEnd      how long a backup may take to end after finalize
/// @param transferStart  how long a transfer may take to get going
/// @param transferEnd    how long a transfer may take to end after finalize
/// @param diskReady      how long a new disk may stay locked
/// @param engineAway     how long the engine may be out of reach during a run; it renews tickets for 5 minutes
/// @param busy           how long a backup waits for a VM or a disk that something else holds
/// @param leave          how long the program waits at its end until the runs have put their things away
/// @param connections    connections per transfer at most; the server's own limit counts too
/// @param attempts       how often a disk's transfer is tried when the network or a ticket breaks, at least 1
/// @param overdueAfter   how old the last point may be before a VM counts as overdue
/// @param noteAfter      after how many blocks of 4 MiB a backup writes down at the latest which
///                       are on stable storage
/// @param servers        how long engine and image servers may be silent within an answer
public record JobLimits(
        Duration pollFirst,
        Duration pollMost,
        Duration backupReady,
        Duration backupEnd,
        Duration transferStart,
        Duration transferEnd,
        Duration diskReady,
        Duration engineAway,
        Duration busy,
        Duration leave,
        int connections,
        int attempts,
        Duration overdueAfter,
        int noteAfter,
        ServerLimits servers) {
    /// 256 MiB: so much is brought twice at worst. A note is some 5 KiB and two syncs.
    private static final int NOTE_AFTER = 64;

    /// With notes as often as it is worth for real disks, and for servers as they are.
    public JobLimits(
            Duration pollFirst,
            Duration pollMost,
            Duration backupReady,
            Duration backupEnd,
            Duration transferStart,
            Duration transferEnd,
            Duration diskReady,
            Duration engineAway,
            Duration busy,
            Duration leave,
            int connections,
            int attempts,
            Duration overdueAfter) {
        this(
                pollFirst,
                pollMost,
                backupReady,
                backupEnd,
                transferStart,
                transferEnd,
                diskReady,
                engineAway,
                busy,
                leave,
                connections,
                attempts,
                overdueAfter,
                NOTE_AFTER,
                ServerLimits.standard());
    }

    /// Refuses nonsense.
    public JobLimits {
        if (pollFirst.isNegative() || pollFirst.isZero() || pollMost.compareTo(pollFirst) < 0) {
            throw new IllegalArgumentException("poll every " + pollFirst + " to " + pollMost);
        }
        if (connections < 1 || attempts < 1 || noteAfter < 1) {
            throw new IllegalArgumentException(
                    connections + " connections, " + attempts + " attempts, notes after " + noteAfter);
        }
    }

    /// For real engines.
    public static JobLimits standard() {
        return new JobLimits(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofHours(6),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofSeconds(30),
                4,
                3,
                Duration.ofDays(2));
    }

    /// The same patience with shorter pauses, for an engine that is near and quick, such as the lab.
    public JobLimits polling(Duration first, Duration most) {
        return new JobLimits(
                first,
                most,
                backupReady,
                backupEnd,
                transferStart,
                transferEnd,
                diskReady,
                engineAway,
                busy,
                leave,
                connections,
                attempts,
                overdueAfter,
                noteAfter,
                servers);
    }

    /// The same with another patience for what is busy.
    public JobLimits waiting(Duration other) {
        return new JobLimits(
                pollFirst,
                pollMost,
                backupReady,
                backupEnd,
                transferStart,
                transferEnd,
                diskReady,
                engineAway,
                other,
                leave,
                connections,
                attempts,
                overdueAfter,
                noteAfter,
                servers);
    }

    /// The same with another patience at the end of the program.
    public JobLimits leaving(Duration other) {
        return new JobLimits(
                pollFirst,
                pollMost,
                backupReady,
                backupEnd,
                transferStart,
                transferEnd,
                diskReady,
                engineAway,
                busy,
                other,
                connections,
                attempts,
                overdueAfter,
                noteAfter,
                servers);
    }

    /// The same with notes after so many blocks.
    public JobLimits noting(int blocks) {
        return new JobLimits(
                pollFirst,
                pollMost,
                backupReady,
                backupEnd,
                transferStart,
                transferEnd,
                diskReady,
                engineAway,
                busy,
                leave,
                connections,
                attempts,
                overdueAfter,
                blocks,
                servers);
    }

    /// The same with another patience within answers.
    public JobLimits hearing(ServerLimits other) {
        return new JobLimits(
                pollFirst,
                pollMost,
                backupReady,
                backupEnd,
                transferStart,
                transferEnd,
                diskReady,
                engineAway,
                busy,
                leave,
                connections,
                attempts,
                overdueAfter,
                noteAfter,
                other);
    }
}
