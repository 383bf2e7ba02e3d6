package io.chainkeeper.catalog;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A second Java process for the tests.
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Everything on the class path, as in the tests.
    static Child onClassPath(Class<?> main, String... arguments) throws IOException {
        return start(Stream.concat(
                Stream.of("-cp", System.getProperty("java.class.path"), main.getName()), Stream.of(arguments)));
    }

    /// Our module and its libraries on the module path, as in the shipped program; only the test class on the
    /// class path.
    static Child onModulePath(Class<?> main, String... arguments) throws IOException {
        List<String> modules = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            boolean tests = entry.endsWith("test-classes");
            boolean library = Stream.of("h2-", "flyway-", "jdbi3-", "slf4j-", "geantyref-", "jspecify-")
                    .anyMatch(Path.of(entry).getFileName().toString()::startsWith);
            if (tests) {
                classes.add(entry);
            } else if (library || entry.endsWith("classes")) {
                modules.add(entry);
            }
        }
        return start(Stream.concat(
                Stream.of(
                        "--module-path",
                        String.join(File.pathSeparator, modules),
                        "--add-modules",
                        "chainkeeper.catalog",
                        "-cp",
                        String.join(File.pathSeparator, classes),
                        main.getName()),
                Stream.of(arguments)));
    }

    private static Child start(Stream<String> arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                Stream.concat(Stream.of(java, "-Xmx128m"), arguments).toList();
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /// The next line it prints.
    String line() throws IOException {
        return String.valueOf(output.readLine());
    }

    /// Everything that it prints until it ends by itself.
    String rest() throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            all.append(line).append('\n');
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IOException("it does not end");
        }
        return all.toString();
    }

    /// As by `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
