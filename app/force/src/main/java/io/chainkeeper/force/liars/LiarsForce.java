package io.chainkeeper.force.liars;

import io.chainkeeper.force.Force;
import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import io.chainkeeper.force.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Engines and image servers that lie, in a process of their own whose heap is small.
public final class LiarsForce implements Force {
    /// For the program, the lab beside it, and the largest answer that is believed.
    private static final int HEAP_MIB = 256;

    private static final int DIRECT_MIB = 96;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_LONG = Duration.ofHours(6);

    /// To end with what was tried.
    private static final Duration ENDING = Duration.ofMinutes(15);

    private static final Pattern COUNT = Pattern.compile("count (\\d+) (.*)");
    private static final String FOUND = "found ";

    /// Makes one.
    public LiarsForce() {}

    @Override
    public String name() {
        return "liars";
    }

    @Override
    public String tries() {
        return "malformed answers to every request of backup, restore, listing and doctor: no crash, no hang, no byte in"
                + " the wrong place, no more than " + HEAP_MIB + " MiB of heap, nothing left behind";
    }

    @Override
    public ForceReport run(ForceOptions options) throws Exception {
        Tally tally = new Tally(longest(options));
        tally.add("trials", 0);
        Path said = options.folder().resolve("said");
        Path log = options.folder().resolve("log");
        Process process = new ProcessBuilder(command(options, tally.timeLeft()))
                .redirectOutput(said.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            Duration longest = options.longMode() ? LONGEST_LONG : LONGEST;
            boolean ended = process.waitFor(longest.toSeconds(), TimeUnit.SECONDS);
            tell(Files.readAllLines(said, StandardCharsets.UTF_8), tally);
            if (!ended || process.exitValue() != 0) {
                tally.found(
                        (ended ? "it ended with status " + process.exitValue() : "it never ended") + ": " + tail(log));
            }
        } finally {
            process.destroyForcibly();
        }
        tally.timeIsUp(); // its process ends by itself then
        return tally.report();
    }

    /// All of the long form may take longer than anybody waits for it.
    private static Duration longest(ForceOptions options) {
        Duration most = LONGEST_LONG.minus(ENDING);
        return options.longest().compareTo(most) < 0 ? options.longest() : most;
    }

    private static List<String> command(ForceOptions options, Duration longest) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-XX:MaxDirectMemorySize=" + DIRECT_MIB + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LiarsMain.class.getName(),
                Files.createDirectory(options.folder().resolve("lanes")).toString(),
                Long.toString(options.seed()),
                Boolean.toString(options.longMode()),
                longest.toString());
    }

    private static void tell(List<String> lines, Tally tally) {
        for (String line : lines) {
            Matcher count = COUNT.matcher(line);
            if (count.matches()) {
                tally.add(count.group(2), Long.parseLong(count.group(1)));
            } else if (line.startsWith(FOUND)) {
                tally.found(line.substring(FOUND.length()).replace("\\n", "\n"));
            }
        }
    }

    /// What it was at when it ended.
    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
