package io.chainkeeper.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a command as a person would.
final class Shell {
    /// How it ended.
    ///
    /// @param status 0 when all went well
    /// @param output what it printed, errors too
    record Ended(int status, String output) {}

    private Shell() {}

    static Ended run(Path folder, Path home, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it does not end: " + String.join(" ", command));
        }
        return new Ended(process.exitValue(), output);
    }
}
