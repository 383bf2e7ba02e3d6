package io.chainkeeper.jobs.attach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Who owns a catalog, and how to reach it.
///
/// @param pid     its process id
/// @param host    the computer it runs on; a catalog may lie on a shared drive
/// @param started when the process began, which tells it from a later one with the same id
/// @param kind    window or agent
/// @param socket  the Unix-domain socket on which it listens
/// @param token   what a caller must show; never logged
public record Runner(long pid, String host, Instant started, RunnerKind kind, Path socket, String token) {
    /// Systems tell a process's start with different precision.
    private static final Duration SLACK = Duration.ofSeconds(2);

    /// This process.
    static Runner here(RunnerKind kind, Path socket, String token) {
        ProcessHandle me = ProcessHandle.current();
        return new Runner(me.pid(), thisHost(), startOf(me), kind, socket, token);
    }

    /// Whether that process is of this computer and still there.
    boolean alive() {
        return host.equals(thisHost())
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> Duration.between(started, startOf(process))
                                        .abs()
                                        .compareTo(SLACK)
                                <= 0)
                        .isPresent();
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /// Without the token, which is a secret.
    @Override
    public String toString() {
        return kind + " " + pid + "@" + host + " since " + started + " at " + socket;
    }
}
