package io.chainkeeper.cli;

/// How a command ended, as a number that scripts can rely on. The numbers never change their meaning.
public enum ExitCode {
    /// The command did what it was asked; every comparison held.
    DONE(0),
    /// It ran, and the answer is bad news: a run failed, images differ, a check found damage.
    FAILED(1),
    /// The command line itself is wrong; nothing was tried. (picocli's own number for it, too.)
    USAGE(2),
    /// The engine, image server, repository or a file could not be reached or opened.
    UNREACHABLE(3),
    /// The VM, point or disk that was named does not exist.
    NOT_FOUND(4),
    /// Nothing was done, on purpose: doing it would have done harm. The answer says why.
    SKIPPED(5),
    /// Stopped by the person (Ctrl-C); what was begun has been cleaned up. (128 + SIGINT, as shells do.)
    CANCELLED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// The process' exit status.
    public int number() {
        return number;
    }
}
