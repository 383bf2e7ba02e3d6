package io.chainkeeper.force.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Good images of every kind that QEMU makes, small: what a fuzzer starts from.
final class SeedImages {
    private final Path folder;
    private final Path out;
    private int count;

    private SeedImages(Path folder, Path out) {
        this.folder = folder;
        this.out = out;
    }

    /// Makes them.
    ///
    /// @param folder to work in
    /// @param out    where the inputs go
    /// @return how many there are
    static int make(Path folder, Path out) throws IOException, InterruptedException {
        var images = new SeedImages(folder, out);
        images.all();
        return images.count;
    }

    private void all() throws IOException, InterruptedException {
        for (String form : List.of(
                "compat=v3,cluster_size=512",
                "compat=0.10,cluster_size=512",
                "compat=v3,cluster_size=4096,refcount_bits=4",
                "compat=v3,cluster_size=65536,refcount_bits=64",
                "compat=v3,cluster_size=2097152,lazy_refcounts=on",
                "compat=v3,cluster_size=16384,extended_l2=on",
                "compat=v3,cluster_size=512,compression_type=zstd",
                "compat=v3,cluster_size=65536,compression_type=zstd")) {
            one(form);
        }
        chain("512");
        chain("65536");
    }

    private void one(String form) throws IOException, InterruptedException {
        fresh();
        int cluster = clusterSize(form);
        img("create", "-q", "-f", "qcow2", "-o", form, "top", "" + Math.max(4 * cluster + 512, 40_960));
        io("write -P 7 0 16", "write -P 8 5000 40", "write -z 20000 10000", "discard 5120 512");
        if (!form.contains("extended")) {
            io("write -c -P 9 " + 3 * cluster + " " + cluster);
        }
        keep();
        img("snapshot", "-c", "one", "top");
        io("write -P 5 0 16");
        keep();
        if (!form.contains("0.10")) {
            img("bitmap", "--add", "-f", "qcow2", "-g", "512", "top", "changed");
            io("write -P 4 1024 16");
            keep();
        }
    }

    private static int clusterSize(String form) {
        return Integer.parseInt(form.replaceAll(".*cluster_size=(\\d+).*", "$1"));
    }

    private void chain(String cluster) throws IOException, InterruptedException {
        fresh();
        Files.write(folder.resolve("low"), "low".repeat(20).getBytes(StandardCharsets.US_ASCII));
        img(
                "create",
                "-q",
                "-f",
                "qcow2",
                "-o",
                "cluster_size=" + cluster + ",backing_file=low,backing_fmt=raw",
                "mid",
                "8192");
        img(
                "create",
                "-q",
                "-f",
                "qcow2",
                "-o",
                "cluster_size=" + cluster + ",backing_file=mid,backing_fmt=qcow2",
                "top",
                "9000");
        io("write -P 3 2048 24", "write -z 4096 512");
        keep();
        img("rebase", "-u", "-f", "qcow2", "-F", "raw", "-b", "up/outside", "top");
        keep();
        img("rebase", "-u", "-f", "qcow2", "-F", "raw", "-b", "link", "top");
        keep();
        img("rebase", "-u", "-f", "qcow2", "-F", "qcow2", "-b", "top", "top");
        keep();
    }

    private void fresh() throws IOException {
        for (String name : List.of("top", "mid", "low")) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    private void keep() throws IOException {
        var contents = new ArrayList<byte[]>();
        for (String name : List.of("top", "mid", "low")) {
            Path file = folder.resolve(name);
            contents.add(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        }
        Files.write(out.resolve("seed-" + count++), Patches.of(contents.toArray(byte[][]::new)));
    }

    private void img(String... arguments) throws IOException, InterruptedException {
        run("qemu-img", arguments);
    }

    private void io(String... commands) throws IOException, InterruptedException {
        var arguments = new ArrayList<String>(List.of("-f", "qcow2"));
        for (String command : commands) {
            arguments.addAll(List.of("-c", command));
        }
        arguments.add("top");
        run("qemu-io", arguments.toArray(String[]::new));
    }

    private void run(String tool, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(tool));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command + " failed");
        }
    }
}
