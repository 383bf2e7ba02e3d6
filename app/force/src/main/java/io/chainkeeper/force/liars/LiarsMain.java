package io.chainkeeper.force.liars;

import io.chainkeeper.force.ForceReport;
import io.chainkeeper.force.Tally;
import java.nio.file.Path;
import java.time.Duration;

/// The process in which servers lie: program and lab in a heap so small that whoever believes too much runs out of it.
/// Says in the end what was counted and found, a line each.
public final class LiarsMain {
    private LiarsMain() {}

    /// Arguments: folder, seed, whether everything is to be tried, and for how long.
    public static void main(String[] arguments) throws Exception {
        Tally tally = new Tally(Duration.parse(arguments[3]));
        new Liars(Path.of(arguments[0]), Long.parseLong(arguments[1]), tally).run(Boolean.parseBoolean(arguments[2]));
        ForceReport report = tally.report();
        report.counts().forEach((name, count) -> System.out.println("count " + count + " " + name));
        report.findings().forEach(finding -> System.out.println("found " + finding.replace("\n", "\\n")));
        System.out.println("end");
        System.exit(0);
    }
}
