package io.chainkeeper.cli;

import io.chainkeeper.cli.demo.Claim;
import io.chainkeeper.cli.demo.DemoStage;
import io.chainkeeper.cli.demo.DemoStory;
import io.chainkeeper.cli.text.Sizes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The main job on the built-in lab, told in the terminal.
@CommandLine.Command(
        name = "demo",
        description = "Play the main job on the built-in lab with real files of this computer: full backup, changes, "
                + "incremental backup, restore; and compare everything. With a display it opens the window instead.")
final class DemoCommand extends Command {
    @CommandLine.Option(names = "--headless", description = "Tell it here, even where there is a display.")
    boolean headless;

    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Keep repository, catalog and the lab's disks in this folder, which must be new or empty "
                    + "(default: a temporary folder, named at the end).")
    @Nullable
    Path dir;

    @Override
    ExitCode run(Output out) throws Exception {
        long started = System.nanoTime();
        Path folder = dir != null ? dir : Files.createTempDirectory("chainkeeper-demo-");
        var narrator = new ConsoleNarrator(json, interrupt(), out);
        List<Claim> claims;
        try (var stage = DemoStage.set(folder, narrator::stage)) {
            claims = new DemoStory(stage, narrator).tell();
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - started);
        long held = claims.stream().filter(Claim::held).count();
        boolean good = held == claims.size() && !claims.isEmpty();
        if (json) {
            out.json(document(folder, claims, elapsed, good));
        } else {
            out.line("");
            out.line(held + " of " + claims.size() + " comparisons held, in " + Sizes.duration(elapsed) + ".");
            out.line("Everything is kept in " + folder.toAbsolutePath() + " (delete it when you have looked).");
        }
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static Map<String, Object> document(Path folder, List<Claim> claims, Duration elapsed, boolean good) {
        var document = new LinkedHashMap<String, Object>();
        document.put("allHeld", good);
        document.put("folder", folder.toAbsolutePath().toString());
        document.put("seconds", elapsed.toMillis() / 1000.0);
        document.put("claims", claims);
        return document;
    }
}
