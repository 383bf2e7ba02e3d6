package io.chainkeeper.installers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program as it ships: on the module path, in a process of its own.
final class Shipped {
    private static final String MAIN = "chainkeeper.desktop/io.chainkeeper.desktop.Launcher";

    private Shipped() {}

    /// What a process printed and how it ended.
    record Ended(int status, String out, String err) {}

    static Ended run(Path workingFolder, String... arguments) throws IOException, InterruptedException {
        return ended(workingFolder, builder(workingFolder, Map.of(), arguments));
    }

    /// The same with a further option for the Java machine.
    static Ended runWith(Path workingFolder, String option, String... arguments)
            throws IOException, InterruptedException {
        var builder = builder(workingFolder, Map.of(), arguments);
        builder.command().add(1, option);
        return ended(workingFolder, builder);
    }

    /// The same by the start script for commands.
    static Ended runScript(Path workingFolder, String... arguments) throws IOException, InterruptedException {
        var builder = builder(workingFolder, Map.of("JAVA_HOME", System.getProperty("java.home")));
        var command = new ArrayList<>(
                List.of("sh", installer("linux").resolve("chainkeeper").toString()));
        command.addAll(List.of(arguments));
        return ended(workingFolder, builder.command(command));
    }

    private static Ended ended(Path workingFolder, ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = workingFolder.resolve("stdout.txt");
        Path err = workingFolder.resolve("stderr.txt");
        var process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("no end after 5 minutes: " + String.join(" ", builder.command()));
        }
        return new Ended(process.exitValue(), text(out), text(err));
    }

    static ProcessBuilder builder(Path workingFolder, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + installer("jvm.options"),
                "@" + installer("window.options"),
                "-Duser.home=" + workingFolder,
                "--module-path",
                property("chainkeeper.modules"),
                "--module",
                MAIN));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().put("XDG_DATA_HOME", workingFolder.resolve("data").toString());
        builder.environment()
                .put("XDG_CONFIG_HOME", workingFolder.resolve("config").toString());
        builder.environment().putAll(environment);
        return builder;
    }

    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static Path installer(String name) {
        return Path.of(property("chainkeeper.installers"), name);
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new AssertionError("run by Maven, which sets " + name);
        }
        return value;
    }
}
