package io.chainkeeper.cli;

/// A command that can't go on, in words for the person and with the exit status that scripts see.
final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final ExitCode exit;

    /// @param words one or two sentences: what happened, and what to do next
    CommandFailed(ExitCode exit, String words) {
        super(words);
        this.exit = exit;
    }

    CommandFailed(ExitCode exit, String words, Throwable cause) {
        super(words, cause);
        this.exit = exit;
    }

    ExitCode exit() {
        return exit;
    }

    /// The words; never absent, unlike those of exceptions in general.
    String words() {
        return String.valueOf(getMessage());
    }
}
