package io.chainkeeper.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.chainkeeper.cli.bench.Bench;
import io.chainkeeper.cli.bench.BoundsBench;
import io.chainkeeper.cli.bench.Footprint;
import io.chainkeeper.cli.bench.ImageServerBench;
import io.chainkeeper.cli.bench.Machine;
import io.chainkeeper.cli.bench.ManyDisks;
import io.chainkeeper.cli.bench.Report;
import io.chainkeeper.cli.bench.Row;
import io.chainkeeper.images.Qcow2Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Our transfers beside the tools that everybody has, on the same bytes, in one run.
@CommandLine.Command(
        name = "bench",
        description = "Measure full, incremental and restore beside qemu-img convert, nbdcopy and parallel curl: the "
                + "same bytes, in one run, medians after a warm-up. With --imageio at a real image server instead of "
                + "the lab's.")
final class BenchCommand extends Command {
    @CommandLine.Mixin
    ImageServerAccess server;

    @CommandLine.Option(
            names = "--data",
            paramLabel = "MIB",
            defaultValue = "1024",
            description = "At the lab: data on each disk, in MiB; the disks are four times as large "
                    + "(default: ${DEFAULT-VALUE}).")
    int dataMib;

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measured rounds after one warm-up (default: ${DEFAULT-VALUE}).")
    int rounds;

    @CommandLine.Option(
            names = "--disks",
            paramLabel = "N",
            defaultValue = "0",
            description = "At the lab: only move so many disks at once, and tell what memory that takes.")
    int disks;

    @CommandLine.Option(
            names = {"-c", "--compression"},
            paramLabel = "TYPE",
            defaultValue = "none",
            description = "Of our images: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Qcow2Writer.Compression compression;

    @CommandLine.Option(
            names = "--bounds",
            description =
                    "At the lab: instead, what must not grow with a disk. The same data on a disk of 8 TiB and on "
                            + "a small one, and the list of a disk's digests after a few changes.")
    boolean bounds;

    @CommandLine.Option(
            names = "--imageio",
            paramLabel = "URL",
            description = "Read the disk of this ticket (https://host:54322/images/…): its changes if it is one of an "
                    + "incremental backup, else everything. May be repeated.")
    List<URI> tickets = new ArrayList<>();

    @CommandLine.Option(
            names = "--nbd",
            paramLabel = "URI",
            description = "An NBD export of the same disk as the first --imageio, for qemu-img and nbdcopy.")
    @Nullable
    String nbd;

    @CommandLine.Option(
            names = "--beside",
            paramLabel = "PROGRAM",
            description = "With --imageio or --restore-to, also measure this program of yours; it is called with "
                    + "full|incremental|restore URL FILE CA CONNECTIONS BASE, and may print its own seconds as its "
                    + "last line. May be repeated.")
    List<Path> beside = new ArrayList<>();

    @CommandLine.Option(
            names = "--restore-to",
            paramLabel = "URL",
            description = "Write the image of --image to the disk of this ticket. What the disk held is lost.")
    @Nullable
    URI restoreTo;

    @CommandLine.Option(
            names = "--image",
            paramLabel = "FILE",
            description = "The image for --restore-to, with its backing files beside it.")
    @Nullable
    Path image;

    @CommandLine.Option(
            names = "--cold",
            description = "Start our side anew for each turn, as the other tools are, instead of using this process.")
    boolean cold;

    @CommandLine.Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write what --json prints into this file, too; it must not exist.")
    @Nullable
    Path save;

    @Override
    ExitCode run(Output out) throws Exception {
        check();
        Machine machine = Machine.here();
        String before = Machine.load();
        Path folder = Files.createTempDirectory("chainkeeper-bench-");
        var how = new Bench.How(rounds, server.workers, compression, out::remark, cold, interrupt()::asked);
        if (disks > 0) {
            return manyDisks(folder, how, machine, out);
        }
        List<Row> rows;
        try (var bench = new Bench(folder, how)) {
            rows = rows(bench, folder, how);
        }
        var report = new Report(
                machine,
                before,
                Machine.load(),
                atTheLab() ? "lab" : "imageio",
                Map.of("rounds", rounds, "connections", server.workers, "compression", compression, "cold", cold),
                rows);
        tell(report, out);
        return ExitCode.DONE;
    }

    private List<Row> rows(Bench bench, Path folder, Bench.How how) throws Exception {
        if (bounds) {
            return new BoundsBench(folder, how).measure((long) dataMib << 20);
        }
        return atTheLab() ? bench.measure((long) dataMib << 20) : atTheServer(folder, how);
    }

    private ExitCode manyDisks(Path folder, Bench.How how, Machine machine, Output out) throws Exception {
        List<Footprint> found;
        try (var many = new ManyDisks(folder, how, disks)) {
            found = many.measure((long) dataMib << 20);
        }
        var document = Map.of("machine", machine, "rounds", found);
        save(document);
        if (json) {
            out.json(document);
        } else {
            Footprint.lines(found).forEach(out::line);
            out.line("Each round alone, in one process; the peaks are this process's, the lab has its own.");
        }
        return ExitCode.DONE;
    }

    private boolean atTheLab() {
        return tickets.isEmpty() && restoreTo == null;
    }

    private List<Row> atTheServer(Path folder, Bench.How how) throws Exception {
        var bench = new ImageServerBench(
                folder,
                new ImageServerBench.Server(
                        server.trust(),
                        Optional.ofNullable(server.ca).map(Path::toAbsolutePath),
                        Optional.ofNullable(nbd),
                        beside.stream().map(Path::toAbsolutePath).toList()),
                how);
        List<Row> rows = new ArrayList<>(bench.downloads(tickets));
        if (restoreTo != null && image != null) {
            rows.add(bench.restore(image.toAbsolutePath(), restoreTo));
        }
        return rows;
    }

    private void check() throws CommandFailed {
        if (dataMib < 16 || dataMib > 65_536 || rounds < 1 || rounds > 100) {
            throw new CommandFailed(ExitCode.USAGE, "--data takes 16 to 65536 MiB, --rounds 1 to 100.");
        }
        if (disks < 0 || disks > 64 || (disks > 0 && !atTheLab())) {
            throw new CommandFailed(ExitCode.USAGE, "--disks takes 1 to 64, at the lab.");
        }
        server.checkWorkers();
        if ((restoreTo == null) != (image == null)) {
            throw new CommandFailed(ExitCode.USAGE, "--restore-to URL and --image FILE go together.");
        }
        if (atTheLab() && (server.ca != null || nbd != null || !beside.isEmpty())) {
            throw new CommandFailed(
                    ExitCode.USAGE, "--ca, --nbd and --beside say more about --imageio or --restore-to URL.");
        }
        for (Path program : beside) {
            if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
                throw new CommandFailed(ExitCode.USAGE, program + " is not a program that can be started.");
            }
        }
        if (bounds && !atTheLab()) {
            throw new CommandFailed(ExitCode.USAGE, "--bounds is measured at the lab.");
        }
        for (URI url : tickets) {
            checkTicket("--imageio", url);
        }
        if (restoreTo != null) {
            checkTicket("--restore-to", restoreTo);
        }
        if (save != null && Files.exists(save)) {
            throw new CommandFailed(ExitCode.USAGE, save + " exists already and is left as it is.");
        }
    }

    private static void checkTicket(String option, URI url) throws CommandFailed {
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getPath().length() < 2) {
            throw new CommandFailed(
                    ExitCode.USAGE, option + " takes a ticket's URL, https://host:54322/images/…, not " + url + ".");
        }
    }

    private void tell(Report report, Output out) throws Exception {
        save(report.document());
        if (json) {
            out.json(report.document());
            return;
        }
        report.lines().forEach(out::line);
        out.line("Medians of " + rounds + " rounds; each ends when its result is durable. CPU and memory are the "
                + "client's; ours digests every block.");
        out.line((bounds ? "× is the first line over the other. " : "× is ours over theirs. ")
                + report.machine().words() + ", load " + report.loadBefore() + " before, " + report.loadAfter()
                + " after.");
    }

    private void save(Map<String, Object> document) throws Exception {
        if (save != null) {
            var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.writeString(save, json.writeValueAsString(document) + "\n");
        }
    }
}
