package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.transfer.TransferCounters;
import io.chainkeeper.transfer.TransferOptions;
import io.chainkeeper.transfer.Upload;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/// An image with all its backing files onto a disk at an image server.
@CommandLine.Command(
        name = "upload",
        description = "Upload an image, with all its backing files, to a disk at an imageio server. Whatever the disk "
                + "held is overwritten.")
final class TransferUploadCommand extends Command {
    @CommandLine.Mixin
    ImageServerAccess server;

    @CommandLine.Mixin
    ImageFile how;

    @CommandLine.Parameters(index = "0", paramLabel = "FILE", description = "The image.")
    Path file;

    @CommandLine.Parameters(
            index = "1",
            paramLabel = "URL",
            description = "The ticket's URL: https://host:54322/images/…")
    URI url;

    @Override
    ExitCode run(Output out) throws Exception {
        var counters = new TransferCounters();
        try (var progress = new TransferProgress(counters, out);
                var image = how.open(file);
                var client = server.open(url)) {
            var uploaded =
                    Upload.chain(image, client, new TransferOptions(server.workers, counters, interrupt()::asked));
            var elapsed = progress.elapsed();
            double rate = uploaded.bytesMoved() / Math.max(1e-3, elapsed.toNanos() / 1e9);
            if (json) {
                out.json(Map.of(
                        "virtualSize", image.virtualSize(),
                        "bytesMoved", uploaded.bytesMoved(),
                        "bytesZero", uploaded.bytesZero(),
                        "seconds", elapsed.toMillis() / 1000.0));
            } else {
                out.line("Disk of " + Sizes.bytes(image.virtualSize()) + ": " + Sizes.bytes(uploaded.bytesMoved())
                        + " sent in " + Sizes.duration(elapsed) + " (" + Sizes.rate(rate) + "), flushed.");
            }
            return ExitCode.DONE;
        }
    }
}
