package io.chainkeeper.cli.bench;

import io.chainkeeper.images.ImageFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The tools that everybody has, at the same work.
final class Tools {
    private Tools() {}

    /// Ours, and those of the others that are installed; so must be GNU `time`, which measures them.
    static List<Contender> beside(Contender ours, Consumer<String> remarks, Contender... others) {
        List<Contender> there = new ArrayList<>(List.of(ours));
        for (Contender other : others) {
            String command = other.tool().split("[ ,]", 2)[0];
            if (onPath("time") && onPath(command)) {
                there.add(other);
            } else {
                remarks.accept(command + " or GNU time is not installed: left out.");
            }
        }
        return there;
    }

    private static boolean onPath(String tool) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }

    /// `qemu-img convert` of an NBD export into a new qcow2 file.
    static Contender convert(String nbd) {
        return new Contender("qemu-img convert", folder -> convert(folder, "-f", "raw", "-O", "qcow2", nbd));
    }

    /// The changes of one image into a new qcow2 file on the same backing file.
    static Contender convertOnto(Path top, Path base) {
        return new Contender(
                "qemu-img convert",
                folder -> convert(
                        folder, "-f", "qcow2", "-O", "qcow2", "-B", base.toString(), "-F", "qcow2", top.toString()));
    }

    /// A whole chain into one new qcow2 file.
    static Contender flatten(Path top, ImageFormat format) {
        return new Contender(
                "qemu-img convert", folder -> convert(folder, "-f", format.qemuName(), "-O", "qcow2", top.toString()));
    }

    private static Usage convert(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("qemu-img", "convert"));
        command.addAll(List.of(arguments));
        command.add(folder.resolve("converted.qcow2").toString());
        return OtherProcess.measure(folder, command);
    }

    /// `nbdcopy` of an NBD export into a new raw file.
    static Contender nbdcopy(String nbd) {
        return new Contender(
                "nbdcopy",
                folder -> OtherProcess.measure(
                        folder,
                        List.of(
                                "nbdcopy",
                                "--flush",
                                nbd,
                                folder.resolve("copied.raw").toString())));
    }

    /// Parallel `curl` of data ranges from an image server, each range into a file of its own.
    static Contender curl(Tickets tickets, Optional<Path> ca, List<DataRange> ranges, int connections) {
        return new Contender("curl, " + connections + " connections", folder -> {
            Path config = Files.createTempFile("chainkeeper-bench-", ".curl");
            try (Ticket ticket = tickets.take()) {
                Files.writeString(config, curlConfig(ticket.url(), ca, ranges, folder));
                return OtherProcess.measure(
                        folder,
                        List.of(
                                "curl",
                                "--no-progress-meter",
                                "--parallel",
                                "--parallel-max",
                                Integer.toString(connections),
                                "--config",
                                config.toString()));
            } finally {
                Files.delete(config);
            }
        });
    }

    /// Everything but the parallelism is said anew for each range, because `next` forgets it.
    static String curlConfig(URI url, Optional<Path> ca, List<DataRange> ranges, Path folder) {
        var config = new StringBuilder();
        int part = 0;
        for (DataRange range : ranges) {
            config.append(part == 0 ? "" : "next\n")
                    .append("silent\nshow-error\nfail\n")
                    .append(ca.map(file -> "cacert = \"" + file + "\"\n").orElse(""))
                    .append("url = \"" + url + "\"\n")
                    .append("range = \"" + range.start() + "-" + (range.end() - 1) + "\"\n")
                    .append("output = \"" + folder.resolve("part-" + part++) + "\"\n");
        }
        return config.toString();
    }
}
