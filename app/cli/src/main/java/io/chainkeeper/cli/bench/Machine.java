package io.chainkeeper.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What figures depend on besides the program.
///
/// @param cores       that this process may use
/// @param processor   its model, where the system tells it
/// @param memoryBytes of the whole machine; 0 where the system does not tell
/// @param system      name, version and architecture
/// @param java        version
/// @param tools       versions of the tools that were measured beside ours
public record Machine(
        int cores, String processor, long memoryBytes, String system, String java, Map<String, String> tools) {
    private static final int VERSION_LIMIT = 4096;

    public Machine {
        tools = Map.copyOf(tools);
    }

    /// This one, now.
    public static Machine here() throws IOException {
        Map<String, String> tools = new LinkedHashMap<>();
        for (String tool : List.of("qemu-img", "nbdcopy", "curl")) {
            version(tool, tools);
        }
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                line("/proc/cpuinfo", "model name").replaceAll("^.*:\\s*", ""),
                kibibytes(line("/proc/meminfo", "MemTotal")),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.version().toString(),
                tools);
    }

    /// Load averages over 1, 5 and 15 minutes; empty where the system has none.
    public static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).replaceAll("(\\S+ \\S+ \\S+).*\\s*", "$1") : "";
    }

    /// In few words, for people.
    public String words() {
        return cores + " cores" + (processor.isEmpty() ? "" : " (" + processor + ")") + ", " + system + ", Java "
                + java;
    }

    private static String line(String file, String begins) throws IOException {
        if (!Files.exists(Path.of(file))) {
            return "";
        }
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(begins)).findFirst().orElse("");
        }
    }

    private static long kibibytes(String line) {
        String digits = line.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) << 10;
    }

    private static void version(String tool, Map<String, String> into) {
        try {
            var process = new ProcessBuilder(tool, "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var said = process.getInputStream()) {
                String text = new String(said.readNBytes(VERSION_LIMIT), StandardCharsets.UTF_8);
                into.put(tool, text.lines().findFirst().orElse("").strip());
            }
        } catch (IOException _) {
            // not installed: nothing of it is measured either
        }
    }
}
