package io.chainkeeper.cli;

import io.chainkeeper.cli.bench.Bench;
import io.chainkeeper.cli.bench.Row;
import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.cli.text.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/// Full, incremental, restore and conversion beside `qemu-img convert` on the same bytes, in one run.
@CommandLine.Command(
        name = "bench",
        description = "Measure full, incremental, restore and conversion beside qemu-img convert on the same bytes, in "
                + "one run: medians after a warm-up.")
final class BenchCommand extends Command {
    @CommandLine.Option(
            names = "--data",
            paramLabel = "MIB",
            defaultValue = "1024",
            description = "Data on the disk, in MiB; the disk is four times as large (default: ${DEFAULT-VALUE}).")
    int dataMib;

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measured rounds after one warm-up (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Override
    ExitCode run(Output out) throws Exception {
        if (dataMib < 16 || dataMib > 65_536 || rounds < 1 || rounds > 100) {
            throw new CommandFailed(ExitCode.USAGE, "--data takes 16 to 65536 MiB, --rounds 1 to 100.");
        }
        Path folder = Files.createTempDirectory("chainkeeper-bench-");
        List<Row> rows;
        try (var bench = new Bench(folder, (long) dataMib << 20, out::remark)) {
            rows = bench.measure(rounds);
        }
        if (json) {
            out.json(Map.of("machine", machine(), "dataBytes", (long) dataMib << 20, "rounds", rounds, "rows", rows));
        } else {
            var table = new Table("Work", ">Bytes", ">Ours", ">", ">qemu-img", ">", ">Ratio");
            for (Row row : rows) {
                table.row(
                        row.work(),
                        Sizes.bytes(row.bytes()),
                        seconds(row.oursSeconds()),
                        Sizes.rate(row.bytes() / row.oursSeconds()),
                        seconds(row.referenceSeconds()),
                        Sizes.rate(row.bytes() / row.referenceSeconds()),
                        String.format(Locale.ROOT, "%.2f", row.oursSeconds() / row.referenceSeconds()));
            }
            table.lines().forEach(out::line);
            out.line("Medians of " + rounds
                    + ". Ours goes through HTTPS to the lab in another process on the same cores and "
                    + "digests every block;");
            out.line("qemu-img converts between local files. Both end when the result is durable. " + machine());
        }
        return ExitCode.DONE;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", Java " + Runtime.version();
    }
}
