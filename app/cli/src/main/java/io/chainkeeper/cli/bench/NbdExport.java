package io.chainkeeper.cli.bench;

import io.chainkeeper.images.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An image as `qemu-nbd` exports it, for tools that read disks that way. Its process is a server's: nobody counts it.
final class NbdExport implements AutoCloseable {
    private final ProcessHandle server;
    private final Path socket;

    private NbdExport(ProcessHandle server, Path socket) {
        this.server = server;
        this.socket = socket;
    }

    /// @param folder for its socket; a path of a Unix socket has 107 characters at most
    static NbdExport of(Path image, ImageFormat format, Path folder) throws IOException, InterruptedException {
        Path socket = folder.resolve(image.getFileName() + ".sock");
        Path pid = folder.resolve(image.getFileName() + ".pid");
        // With --fork the command ends when its child listens.
        OtherProcess.run(List.of(
                "qemu-nbd",
                "--fork",
                "--pid-file=" + pid,
                "--read-only",
                "--persistent",
                "--shared=16",
                "--cache=writeback",
                "--format=" + format.qemuName(),
                "--socket=" + socket,
                image.toString()));
        long number = Long.parseLong(Files.readString(pid).strip());
        var server = ProcessHandle.of(number).orElseThrow(() -> new IOException("qemu-nbd ended at once"));
        return new NbdExport(server, socket);
    }

    /// Its address as tools take it.
    String uri() {
        return "nbd+unix:///?socket=" + socket;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
