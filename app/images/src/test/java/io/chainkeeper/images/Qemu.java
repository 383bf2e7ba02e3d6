package io.chainkeeper.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// QEMU's own tools, the judges of these tests.
final class Qemu {
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern MAPPED =
            Pattern.compile("\"start\": (\\d+), \"length\": (\\d+), \"depth\": (\\d+), \"present\": (\\w+),"
                    + " \"zero\": (\\w+), \"data\": (\\w+)");

    private Qemu() {}

    record Answer(int status, String words) {}

    /// A line of `qemu-img map --output=json`.
    record Mapped(long start, long length, int depth, boolean present, boolean zero, boolean data) {}

    /// Runs `qemu-img` and expects it to succeed.
    static String img(Path folder, Object... arguments) {
        Answer answer = tryImg(folder, arguments);
        if (answer.status != 0) {
            throw new AssertionError(
                    "qemu-img " + List.of(arguments) + " ended with " + answer.status + ": " + answer.words);
        }
        return answer.words;
    }

    static Answer tryImg(Path folder, Object... arguments) {
        return run(folder, "qemu-img", arguments);
    }

    /// Runs all commands in one `qemu-io`.
    static void io(Path folder, String file, List<String> commands) {
        var arguments = new ArrayList<Object>(List.of("-t", "unsafe", "-f", "qcow2"));
        commands.forEach(each -> arguments.addAll(List.of("-c", each)));
        arguments.add(file);
        Answer answer = run(folder, "qemu-io", arguments.toArray());
        if (answer.status != 0 || answer.words.contains("failed") || answer.words.contains("rror")) {
            throw new AssertionError("qemu-io " + arguments + " ended with " + answer.status + ": " + answer.words);
        }
    }

    /// What QEMU says of a chain, extent by extent.
    static List<Mapped> map(Path folder, String file) {
        var lines = new ArrayList<Mapped>();
        Matcher found = MAPPED.matcher(img(folder, "map", "-f", "qcow2", "--output=json", file));
        while (found.find()) {
            lines.add(new Mapped(
                    Long.parseLong(found.group(1)),
                    Long.parseLong(found.group(2)),
                    Integer.parseInt(found.group(3)),
                    Boolean.parseBoolean(found.group(4)),
                    Boolean.parseBoolean(found.group(5)),
                    Boolean.parseBoolean(found.group(6))));
        }
        return lines;
    }

    private static Answer run(Path folder, String tool, Object... arguments) {
        var command = new ArrayList<String>(List.of(tool));
        for (Object each : arguments) {
            command.add(each.toString());
        }
        try {
            Path output = Files.createTempFile(folder, "answer", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within " + PATIENCE_SECONDS + " s");
            }
            String words = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Answer(process.exitValue(), words);
        } catch (IOException e) {
            throw new AssertionError(
                    tool + " could not be started. These tests need QEMU's tools as their judge:"
                            + " install qemu-utils and try again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
