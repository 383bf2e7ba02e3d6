package io.chainkeeper.cli.bench;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Extent;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.transfer.Context;
import io.chainkeeper.transfer.Download;
import io.chainkeeper.transfer.Downloaded;
import io.chainkeeper.transfer.ImageClient;
import io.chainkeeper.transfer.NoDirtyExtents;
import io.chainkeeper.transfer.ServerTrust;
import io.chainkeeper.transfer.TransferCounters;
import io.chainkeeper.transfer.TransferException;
import io.chainkeeper.transfer.TransferOptions;
import io.chainkeeper.transfer.Upload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Our own side: the transfers of the program, in this process, from the first request to the durable image, with
/// digests of what is stored.
final class OurTransfers implements Ours {
    static final String NAME = "chainkeeper";

    private final ServerTrust trust;
    private final int connections;
    private final Qcow2Writer.Compression compression;
    private final BooleanSupplier cancelled;

    /// @param trust       how servers are trusted
    /// @param connections at once, as far as the server allows
    /// @param compression how clusters of new images are stored
    /// @param cancelled   whether the person wants it to stop
    OurTransfers(ServerTrust trust, int connections, Qcow2Writer.Compression compression, BooleanSupplier cancelled) {
        this.trust = trust;
        this.connections = connections;
        this.compression = compression;
        this.cancelled = cancelled;
    }

    int connections() {
        return connections;
    }

    @Override
    public Contender full(Tickets tickets) {
        return new Contender(NAME, folder -> {
            try (Ticket ticket = tickets.take()) {
                return OwnProcess.measure(() -> full(ticket.url(), folder.resolve("full.qcow2")));
            }
        });
    }

    /// Brings a whole disk into a new qcow2 file.
    void full(URI url, Path file) throws IOException {
        try (var client = open(url);
                var image = Qcow2Writer.create(
                        file, Qcow2Writer.Options.of(client.size()).withCompression(compression))) {
            Download.full(client, image, options());
            image.finish();
        }
    }

    @Override
    public Contender incremental(Tickets tickets, Path base) {
        return new Contender(NAME, folder -> {
            try (Ticket ticket = tickets.take()) {
                Path file = folder.resolve("incremental.qcow2");
                return OwnProcess.measure(() -> incremental(ticket.url(), base, file));
            }
        });
    }

    /// Brings the changes of a disk into a new qcow2 file.
    ///
    /// @return what arrived
    Downloaded incremental(URI url, Path base, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        String below = folder == null
                ? base.toString()
                : folder.relativize(base.toAbsolutePath()).toString();
        try (var client = open(url);
                var image = Qcow2Writer.create(
                        file,
                        Qcow2Writer.Options.of(client.size())
                                .withCompression(compression)
                                .withBacking(below, ImageFormat.QCOW2))) {
            Downloaded downloaded = Download.incremental(client, image, options());
            image.finish();
            return downloaded;
        }
    }

    @Override
    public Contender restore(Path top, ImageFormat format, Tickets tickets) {
        return new Contender(NAME, _ -> {
            try (Ticket ticket = tickets.take()) {
                return OwnProcess.measure(() -> restore(top, format, ticket.url()));
            }
        });
    }

    private void restore(Path top, ImageFormat format, URI url) throws IOException {
        Path root = Optional.ofNullable(top.toAbsolutePath().getParent()).orElse(top);
        try (var image = DiskImage.open(top, format, root);
                var client = open(url)) {
            Upload.chain(image, client, options());
        }
    }

    /// The data that the server lists: of the whole disk, or what changed; empty where it can't tell what changed.
    Optional<List<DataRange>> data(URI url, boolean changes) throws TransferException {
        var ranges = new ArrayList<DataRange>();
        try (var client = open(url)) {
            client.extents(changes ? Context.DIRTY : Context.ZERO, extent -> {
                if (!extent.zero() && (!changes || extent.dirty())) {
                    ranges.add(new DataRange(extent.start(), extent.end()));
                }
            });
            return Optional.of(ranges);
        } catch (NoDirtyExtents _) {
            return Optional.empty();
        }
    }

    /// Of the disk, in bytes.
    long size(URI url) throws TransferException {
        try (var client = open(url)) {
            return client.size();
        }
    }

    /// Data that an image stores, with its backing files, in bytes.
    long dataBytes(Path top, ImageFormat format) throws IOException {
        Path root = Optional.ofNullable(top.toAbsolutePath().getParent()).orElse(top);
        long bytes = 0;
        try (var image = DiskImage.open(top, format, root)) {
            for (long at = 0; at < image.virtualSize(); ) {
                var extent = image.extentAt(at, image.virtualSize() - at);
                bytes += extent.kind() == Extent.Kind.DATA ? extent.length() : 0;
                at = extent.end();
            }
        }
        return bytes;
    }

    private ImageClient open(URI url) throws TransferException {
        var standard = ImageClient.Limits.standard();
        return ImageClient.open(url, trust, new ImageClient.Limits(standard.connect(), standard.read(), connections));
    }

    private TransferOptions options() {
        // Stored data are digested; the disk's own list for a proof is made when there is time for it.
        return new TransferOptions(connections, new TransferCounters(), cancelled).withoutWholeDigests();
    }
}
