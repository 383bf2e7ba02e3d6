package io.chainkeeper.cli.bench;

import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.ImageInfo;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.transfer.ServerTrust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the bench does at its lab, at any image server: with tickets that somebody else ordered and keeps alive.
public final class ImageServerBench {
    private final Server server;
    private final Bench.How how;
    private final Path folder;
    private final OurTransfers ours;
    private final Ours side;
    private final Contest contest;

    /// A server and what it lets us do.
    ///
    /// @param trust how it is trusted
    /// @param ca  the same, as a file that other tools can read; empty for what this computer trusts
    /// @param nbd an NBD export of the same disk as the first ticket's, for tools that read disks that way
    /// @param brought programs that take turns, too; see `./run bench --help` for the words they are called with
    public record Server(ServerTrust trust, Optional<Path> ca, Optional<String> nbd, List<Path> brought) {
        public Server {
            brought = List.copyOf(brought);
        }
    }

    /// @param folder new or empty; the owner removes it
    /// @throws IOException when a cold bench does not know how it was started
    public ImageServerBench(Path folder, Server server, Bench.How how) throws IOException {
        this.folder = folder;
        this.server = server;
        this.how = how;
        this.ours = new OurTransfers(server.trust(), how.connections(), how.compression(), how.cancelled());
        this.side = how.side(ours, server.ca());
        this.contest = new Contest(folder, how.rounds(), how.remarks());
    }

    /// Reads the disks of tickets: what changed where the server can tell, else everything.
    public List<Row> downloads(List<URI> tickets) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (URI url : tickets) {
            Optional<List<DataRange>> changes = ours.data(url, true);
            boolean first = rows.isEmpty();
            rows.add(changes.isPresent() ? incremental(url, changes.get()) : full(url, first));
        }
        return rows;
    }

    /// Writes an image to the disk of a ticket, again and again: whatever the disk held is lost.
    public Row restore(Path top, URI url) throws Exception {
        ImageFormat format = ImageInfo.read(top).format();
        Tickets tickets = () -> Ticket.lent(url);
        return contest.hold(
                "restore",
                ours.dataBytes(top, format),
                beside(
                        side.restore(top, format, tickets),
                        tool -> tool.restore(tickets, top),
                        List.of(Tools.flatten(top, format))));
    }

    private List<Contender> beside(Contender own, Function<BroughtTool, Contender> task, List<Contender> others) {
        List<Contender> all = Tools.beside(own, how.remarks(), others.toArray(Contender[]::new));
        server.brought().stream()
                .map(program -> new BroughtTool(program, server.ca(), how.connections(), how.cold()))
                .map(task)
                .forEach(all::add);
        return all;
    }

    private Row full(URI url, boolean first) throws Exception {
        List<DataRange> data = ours.data(url, false).orElseThrow();
        Tickets tickets = () -> Ticket.lent(url);
        List<Contender> others = new ArrayList<>();
        if (first && server.nbd().isPresent()) {
            others.add(Tools.convert(server.nbd().get()));
            others.add(Tools.nbdcopy(server.nbd().get()));
        }
        others.add(curl(tickets, data));
        return contest.hold(
                "full, " + data.size() + " extents",
                DataRange.bytes(data),
                beside(side.full(tickets), tool -> tool.download(tickets, Optional.empty()), others));
    }

    /// The disk's earlier state is not needed to store what changed, only an image of its size to stand on.
    private Row incremental(URI url, List<DataRange> data) throws Exception {
        Tickets tickets = () -> Ticket.lent(url);
        Path base = folder.resolve("base-" + ours.size(url) + ".qcow2");
        empty(base, ours.size(url));
        return contest.hold(
                "incremental, " + data.size() + " extents",
                DataRange.bytes(data),
                beside(
                        side.incremental(tickets, base),
                        tool -> tool.download(tickets, Optional.of(base)),
                        List.of(curl(tickets, data))));
    }

    private static void empty(Path file, long size) throws IOException {
        if (!Files.exists(file)) {
            try (var image = Qcow2Writer.create(file, Qcow2Writer.Options.of(size))) {
                image.finish();
            }
        }
    }

    private Contender curl(Tickets tickets, List<DataRange> data) {
        return Tools.curl(tickets, server.ca(), DataRange.cut(data), how.connections());
    }
}
