package io.chainkeeper.cli;

import io.chainkeeper.images.ImageCheck;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/// Are an image's own books in order: every cluster counted as often as it is used?
@CommandLine.Command(name = "check", description = "Check a qcow2 image's metadata: references, refcounts, leaks.")
final class ImageCheckCommand extends Command {
    @CommandLine.Parameters(paramLabel = "FILE", description = "The qcow2 image.")
    Path file;

    @Override
    ExitCode run(Output out) throws Exception {
        var report = ImageCheck.check(file);
        boolean good = report.corruptions().isEmpty() && report.leaks().isEmpty();
        if (json) {
            out.json(Map.of(
                    "usedClusters", report.usedClusters(),
                    "totalClusters", report.totalClusters(),
                    "corruptions", report.corruptions(),
                    "leaks", report.leaks()));
        } else {
            report.corruptions().forEach(words -> out.line("Corrupt: " + words));
            report.leaks().forEach(words -> out.line("Leak: " + words));
            out.line(
                    good
                            ? "No errors were found in the image."
                            : report.corruptions().size() + " corrupt, "
                                    + report.leaks().size() + " leaked.");
            out.line(report.usedClusters() + " of " + report.totalClusters() + " clusters hold guest data.");
        }
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }
}
