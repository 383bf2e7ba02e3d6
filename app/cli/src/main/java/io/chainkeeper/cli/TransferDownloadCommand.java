package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.ImageWriter;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.transfer.Download;
import io.chainkeeper.transfer.Downloaded;
import io.chainkeeper.transfer.ImageClient;
import io.chainkeeper.transfer.TransferCounters;
import io.chainkeeper.transfer.TransferOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A disk from an image server into an image file.
@CommandLine.Command(
        name = "download",
        description = "Download a disk from an imageio server into a new image file; with --incremental only what "
                + "changed, on top of a backing file.")
final class TransferDownloadCommand extends Command {
    @CommandLine.Mixin
    ImageServerAccess server;

    @CommandLine.Option(names = "--incremental", description = "Only extents that the server calls dirty.")
    boolean incremental;

    @CommandLine.Option(
            names = "--backing",
            paramLabel = "FILE",
            description = "With --incremental: the image of the disk's earlier state, beside or below the new file.")
    @Nullable
    Path backing;

    @CommandLine.Option(
            names = "--backing-format",
            paramLabel = "FORMAT",
            defaultValue = "qcow2",
            description = "The backing file's format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    ImageFormat backingFormat;

    @CommandLine.Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "qcow2",
            description = "The new image's format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    ImageFormat format;

    @CommandLine.Option(
            names = {"-c", "--compression"},
            paramLabel = "TYPE",
            defaultValue = "none",
            description = "Compress clusters: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Qcow2Writer.Compression compression;

    @CommandLine.Option(
            names = "--checksum",
            description = "Also tell the disk's SHA-256 checksum over blocks of 4 MiB, as imageio servers compute it; "
                    + "not with --incremental.")
    boolean checksum;

    @CommandLine.Parameters(
            index = "0",
            paramLabel = "URL",
            description = "The ticket's URL: https://host:54322/images/…")
    URI url;

    @CommandLine.Parameters(index = "1", paramLabel = "FILE", description = "The new image; it must not exist.")
    Path file;

    @Override
    ExitCode run(Output out) throws Exception {
        if (incremental != (backing != null)) {
            throw new CommandFailed(ExitCode.USAGE, "--incremental and --backing FILE go together.");
        }
        if (checksum && incremental) {
            throw new CommandFailed(ExitCode.USAGE, "--checksum is for whole disks, not for --incremental.");
        }
        if (format == ImageFormat.RAW && (incremental || compression != Qcow2Writer.Compression.NONE)) {
            throw new CommandFailed(ExitCode.USAGE, "Raw images have neither backing files nor compression.");
        }
        var counters = new TransferCounters();
        try (var progress = new TransferProgress(counters, out);
                ImageClient client = server.open(url)) {
            var asked = new TransferOptions(server.workers, counters, interrupt()::asked);
            var options = checksum ? asked : asked.withoutWholeDigests();
            var downloaded = download(client, options);
            tell(downloaded, progress.elapsed(), out);
            return ExitCode.DONE;
        }
    }

    private Downloaded download(ImageClient client, TransferOptions options) throws Exception {
        boolean whole = false;
        ImageWriter image = newImage(client.size());
        try (image) {
            var downloaded =
                    incremental ? Download.incremental(client, image, options) : Download.full(client, image, options);
            image.finish();
            whole = true;
            return downloaded;
        } finally {
            if (!whole) {
                Files.deleteIfExists(image.unfinished()); // ours, and not an image yet
            }
        }
    }

    private ImageWriter newImage(long size) throws Exception {
        return backing == null
                ? ImageWriter.create(file, format, size, compression)
                : Qcow2Writer.create(
                        file,
                        Qcow2Writer.Options.of(size)
                                .withCompression(compression)
                                .withBacking(backingName(backing), backingFormat));
    }

    /// The backing file as the new image names it: relative to its own folder, so that both can move together.
    private String backingName(Path backing) throws CommandFailed {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path other = backing.toAbsolutePath().normalize();
        if (folder == null || !Files.isRegularFile(other)) {
            throw new CommandFailed(ExitCode.UNREACHABLE, "There is no file " + backing + ".");
        }
        return folder.relativize(other).toString().replace('\\', '/');
    }

    private void tell(Downloaded downloaded, Duration elapsed, Output out) throws Exception {
        double rate = downloaded.bytesMoved() / Math.max(1e-3, elapsed.toNanos() / 1e9);
        if (json) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("file", file.toString());
            answer.put("virtualSize", downloaded.diskSize());
            answer.put("bytesMoved", downloaded.bytesMoved());
            answer.put("bytesZero", downloaded.bytesZero());
            answer.put("seconds", elapsed.toMillis() / 1000.0);
            downloaded.whole().ifPresent(whole -> answer.put("checksum", whole.checksum()));
            out.json(answer);
            return;
        }
        out.line(file + ": disk of " + Sizes.bytes(downloaded.diskSize()) + ", "
                + Sizes.bytes(downloaded.bytesMoved()) + " moved in " + Sizes.duration(elapsed) + " ("
                + Sizes.rate(rate) + "), durable.");
        downloaded.whole().ifPresent(whole -> out.line("checksum (sha256 of 4 MiB blocks) " + whole.checksum()));
    }
}
