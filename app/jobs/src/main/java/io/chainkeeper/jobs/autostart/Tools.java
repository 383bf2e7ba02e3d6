package io.chainkeeper.jobs.autostart;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs programs of the system.
public interface Tools {
    /// Longest time that a program gets, in seconds.
    int PATIENCE = 20;

    /// Runs a program to its end.
    ///
    /// @return its exit status
    /// @throws IOException if there is no such program, or it does not end
    int run(List<String> command) throws IOException;

    /// Those of this system.
    static Tools ofThisSystem() {
        return command -> {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                    throw new IOException(command.getFirst() + " does not end");
                }
                return process.exitValue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } finally {
                process.destroyForcibly();
            }
        };
    }
}
