package io.chainkeeper.force.command;

import io.chainkeeper.force.Folders;
import io.chainkeeper.force.Force;
import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Runs forces, and tells what was tried and what was found.
@CommandLine.Command(
        name = "force",
        mixinStandardHelpOptions = true,
        description = "Tries to break the program, and tells what was tried and what was found.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing was found", "1:something was found, or a force could not go on", "2:not understood"})
final class ForceCommand implements Callable<Integer> {
    private final List<Force> forces;

    @CommandLine.Parameters(arity = "0..*", paramLabel = "NAME", description = "Which to run; all without a name.")
    List<String> names = List.of();

    @CommandLine.Option(names = "--long", description = "The long form, for hours.")
    boolean longMode;

    @CommandLine.Option(names = "--seed", paramLabel = "N", description = "Repeats what this seed decided.")
    @Nullable
    Long seed;

    @CommandLine.Option(
            names = "--minutes",
            paramLabel = "N",
            description = "Begins nothing after N minutes of a force, and tells what it has tried.")
    @Nullable
    Integer minutes;

    @CommandLine.Option(names = "--list", description = "Names the forces, and runs none.")
    boolean list;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    ForceCommand(List<Force> forces) {
        this.forces = forces;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (minutes != null && minutes < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--minutes must be at least 1.");
        }
        if (list) {
            forces.forEach(force -> out.println(force.name() + ": " + force.tries()));
            return 0;
        }
        boolean passed = true;
        for (Force force : chosen()) {
            passed &= run(force, out);
        }
        return passed ? 0 : 1;
    }

    private List<Force> chosen() {
        for (String name : names) {
            if (forces.stream().noneMatch(force -> force.name().equals(name))) {
                String known = forces.stream().map(Force::name).collect(Collectors.joining(", "));
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "No force is called '" + name + "'. There are: " + known + ".");
            }
        }
        return forces.stream()
                .filter(force -> names.isEmpty() || names.contains(force.name()))
                .toList();
    }

    private boolean run(Force force, PrintWriter out) throws IOException {
        long chosen = seed == null ? new SecureRandom().nextInt(1, Integer.MAX_VALUE) : seed;
        out.println(force.name() + ": " + force.tries());
        out.println("  seed " + chosen + (longMode ? ", long form" : ""));
        out.flush();
        Path folder = Files.createTempDirectory("chainkeeper-force-");
        long begun = System.nanoTime();
        try {
            ForceReport report = force.run(
                    minutes == null
                            ? new ForceOptions(chosen, longMode, folder)
                            : new ForceOptions(chosen, longMode, folder, Duration.ofMinutes(minutes)));
            tell(report, Duration.ofNanos(System.nanoTime() - begun), out);
            return report.passed();
        } catch (Exception e) {
            out.println("  could not go on: " + e);
            e.printStackTrace(spec.commandLine().getErr());
            return false;
        } finally {
            Folders.remove(folder);
        }
    }

    private static void tell(ForceReport report, Duration took, PrintWriter out) {
        report.counts().forEach((name, count) -> out.println(String.format(Locale.ROOT, "  %,12d  %s", count, name)));
        report.findings().forEach(finding -> out.println("  FOUND: " + finding));
        out.println(String.format(
                Locale.ROOT,
                "  %s in %.1f s%s",
                report.passed() ? "nothing found" : report.findings().size() + " found",
                took.toMillis() / 1000.0,
                report.whole() ? "" : "; the time was up before all was tried"));
        out.flush();
    }
}
