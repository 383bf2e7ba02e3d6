package io.chainkeeper.force.fuzz;

import io.chainkeeper.force.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Jazzer at work in a process of its own, and what it says in the end.
final class Fuzzer {
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

    private static final String JAZZER_API = "com.code_intelligence.jazzer.api.FuzzedDataProvider";

    /// For the fuzzer itself; the target leaves 64 MiB of it free.
    private static final String HEAP = "-Xmx256m";

    /// On a busy machine, and with the fuzzer's instruments in the code, which make it ten times as slow.
    private static final Duration HANGS_AFTER = Duration.ofSeconds(30);

    /// To start, to try what is kept, and to end.
    private static final Duration AROUND = Duration.ofMinutes(4);

    /// For one input, on the busiest of machines: a hundred times what it takes on a quiet one.
    private static final Duration ONE = Duration.ofSeconds(1);

    /// The first input of every fuzzer is nothing at all.
    private static final int NOTHING = 1;

    private static final Pattern BEGUN = Pattern.compile("#(\\d+)\\s+INITED");
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final Pattern REACHED = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)");
    private static final Pattern TROUBLE = Pattern.compile("== (Java .*)|ERROR: libFuzzer: (.*)");
    private static final Pattern INPUT = Pattern.compile("Base64: (\\S+)");

    private final Target target;
    private final Path folder;
    private final Path place;
    private final long seed;
    private final Tally tally;

    /// What is fuzzed.
    ///
    /// @param name         in a word, for counting
    /// @param type         has Jazzer's way in
    /// @param instrumented packages whose branches are followed
    /// @param needed       classes, one of each library: a short class path, which Jazzer looks through whole
    /// @param longest      input, in bytes
    /// @param options      of the process
    record Target(
            String name,
            Class<?> type,
            List<String> instrumented,
            List<String> needed,
            int longest,
            List<String> options) {}

    /// @param folder for the inputs and the log
    /// @param place  for the images; fast, if there is such a place
    Fuzzer(Target target, Path folder, Path place, long seed, Tally tally) {
        this.target = target;
        this.folder = folder;
        this.place = place;
        this.seed = seed;
        this.tally = tally;
    }

    /// @param search what follows once the inputs to begin with have been tried
    /// @param kept   inputs to begin with
    void run(Search search, Path kept) throws IOException, InterruptedException, ClassNotFoundException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command(search, found(), kept))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // A target may ask a server of its own.
        builder.environment().put("JAZZER_SSRF_PERMISSIVE_UNTIL_CONFIGURED", "1");
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(most(search).toSeconds(), TimeUnit.SECONDS);
            tell(Files.readString(log, StandardCharsets.ISO_8859_1), ended ? process.exitValue() : -1);
        } finally {
            process.destroyForcibly();
        }
    }

    /// Inputs that lead somewhere new stay where `FORCE_CORPUS` points, for the corpus; else they are forgotten.
    private Path found() throws IOException {
        String wanted = System.getenv("FORCE_CORPUS");
        return Files.createDirectories(
                wanted == null ? folder.resolve("found") : Path.of(wanted).resolve(target.name()));
    }

    private static Duration most(Search search) {
        return AROUND.plus(
                switch (search) {
                    case Search.Inputs(long count) -> ONE.multipliedBy(count);
                    case Search.Time(Duration length) -> length;
                });
    }

    /// The inputs to begin with count as well.
    private static String limit(Search search, Path found, Path kept) throws IOException {
        return switch (search) {
            case Search.Inputs(long count) -> "-runs=" + (NOTHING + files(found) + files(kept) + count);
            case Search.Time(Duration length) -> "-max_total_time=" + length.toSeconds();
        };
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private List<String> command(Search search, Path found, Path kept) throws IOException, ClassNotFoundException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + place));
        command.addAll(target.options());
        String followed =
                target.instrumented().stream().map(each -> each + ".**").collect(Collectors.joining(":"));
        command.addAll(List.of(
                "-cp",
                classPath(),
                JAZZER,
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=" + followed,
                // Hooks everywhere else would take longer than the search.
                "--custom_hook_includes=" + followed,
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                limit(search, found, kept),
                "-timeout=" + HANGS_AFTER.toSeconds(),
                "-rss_limit_mb=0",
                "-max_len=" + target.longest(),
                "-print_final_stats=1",
                // 0 would let it choose one.
                "-seed=" + Math.max(1, seed & Integer.MAX_VALUE),
                found.toString(),
                kept.toString()));
        return command;
    }

    private String classPath() throws ClassNotFoundException {
        List<String> needed =
                new ArrayList<>(List.of(JAZZER, JAZZER_API, target.type().getName()));
        needed.addAll(target.needed());
        List<String> places = new ArrayList<>();
        for (String name : needed) {
            Class<?> type = Class.forName(name, false, Fuzzer.class.getClassLoader());
            String place =
                    type.getProtectionDomain().getCodeSource().getLocation().getPath();
            if (!places.contains(place)) {
                places.add(place);
            }
        }
        return String.join(System.getProperty("path.separator"), places);
    }

    private void tell(String log, int status) {
        long tried = lastNumber(EXECUTED, log, 1);
        tally.add(target.name() + " tried", tried);
        tally.add(
                target.name() + " tried beyond those kept",
                BEGUN.matcher(log).find() ? tried - lastNumber(BEGUN, log, 1) : 0);
        tally.most(target.name() + ": edges of the reader reached", lastNumber(REACHED, log, 1));
        tally.most(target.name() + " that lead to different behaviour", lastNumber(REACHED, log, 3));
        if (status != 0) {
            String what = TROUBLE.matcher(log)
                    .results()
                    .map(MatchResult::group)
                    .findFirst()
                    .orElse("it ended early");
            String input = INPUT.matcher(log)
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElse("none");
            tally.found(what + " (status " + status + "); the input, in Base64: " + input + "\n" + tail(log, what));
        }
    }

    private static long lastNumber(Pattern pattern, String log, int group) {
        Matcher matcher = pattern.matcher(log);
        long last = 0;
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(group));
        }
        return last;
    }

    /// From the trouble on, a screenful: the stack trace.
    private static String tail(String log, String what) {
        int at = Math.max(0, log.indexOf(what));
        return log.substring(
                at == 0 ? Math.max(0, log.length() - 2000) : at,
                Math.min(log.length(), at == 0 ? log.length() : at + 2000));
    }
}
