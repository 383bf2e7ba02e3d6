package io.chainkeeper.cli.bench;

import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineLimits;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.lab.LabRemote;
import io.chainkeeper.transfer.ServerTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Full, incremental and restore at the lab's image server, each beside the tools that can do the same with the same
/// bytes. The lab has a process of its own, as a real server would.
public final class Bench implements AutoCloseable {
    private static final String LARGE = "large";
    private static final String SMALL = "small";
    private static final int GUEST_WRITES = 400;

    private final Path folder;
    private final How how;
    private final Contest contest;

    /// How a bench is held.
    ///
    /// @param rounds      that count, after one that warms up
    /// @param connections at once
    /// @param compression of our images
    /// @param remarks     told what is going on
    /// @param cold        whether each piece of our work is a new process
    /// @param cancelled   whether the person wants it to stop
    public record How(
            int rounds,
            int connections,
            Qcow2Writer.Compression compression,
            Consumer<String> remarks,
            boolean cold,
            BooleanSupplier cancelled) {
        /// Our side of the contest.
        ///
        /// @param warm as it is in this process
        /// @param ca   whom a new process trusts
        Ours side(Ours warm, Optional<Path> ca) throws IOException {
            return cold ? new OwnCommand(ca, connections, compression) : warm;
        }
    }

    /// @param folder new or empty; removed at the end
    public Bench(Path folder, How how) {
        this.folder = folder;
        this.how = how;
        this.contest = new Contest(folder, how.rounds(), how.remarks());
    }

    /// Measures everything.
    ///
    /// @param dataBytes data on each of the two disks, in bytes
    public List<Row> measure(long dataBytes) throws Exception {
        how.remarks().accept("Writing two disks with " + (dataBytes >> 20) + " MiB of data each …");
        Path large = SourceDisk.write(folder.resolve("large.raw"), dataBytes, SourceDisk.LARGE);
        Path small = SourceDisk.write(folder.resolve("small.raw"), dataBytes, SourceDisk.SMALL);
        Path lab = folder.resolve("lab");
        try (var server = LabProcess.start(lab, Map.of(LARGE, large, SMALL, small));
                var engine = connect(lab)) {
            return new AtTheLab(lab, engine).rows(large, small);
        }
    }

    static Engine connect(Path lab) throws Exception {
        var access = LabAccess.of(lab).engine();
        return Engine.connect(access.address(), access.ca(), access.login(), EngineLimits.standard());
    }

    /// What is measured while the lab runs.
    private final class AtTheLab {
        private final Path lab;
        private final Engine engine;
        private final Optional<Path> ca;
        private final OurTransfers ours;
        private final Ours side;

        AtTheLab(Path lab, Engine engine) throws IOException {
            this.lab = lab;
            this.engine = engine;
            this.ca = Optional.of(lab.resolve("ca.pem"));
            this.ours = new OurTransfers(
                    ServerTrust.of(engine.trust()), how.connections(), how.compression(), how.cancelled());
            this.side = how.side(ours, ca);
        }

        List<Row> rows(Path large, Path small) throws Exception {
            LabVm scattered = LabVm.named(SMALL, engine);
            UUID whole = scattered.backup(Optional.empty());
            Row many = full("full, many small extents", scattered.reading(whole), small);
            scattered.end(whole);

            LabVm vm = LabVm.named(LARGE, engine);
            UUID first = vm.backup(Optional.empty());
            Row few = full("full, large extents", vm.reading(first), large);
            Path base = folder.resolve("base.qcow2");
            keep(vm.reading(first), ticket -> ours.full(ticket.url(), base));
            UUID checkpoint = vm.end(first);

            LabRemote.at(lab.resolve("lab")).guestWorks(LARGE, GUEST_WRITES, 1);
            UUID second = vm.backup(Optional.of(checkpoint));
            Path top = folder.resolve("top.qcow2");
            keep(vm.reading(second), ticket -> ours.incremental(ticket.url(), base, top));
            Row changes = incremental(vm.reading(second), top, base);
            vm.end(second);

            Row restore = contest.hold(
                    "restore of a chain of two",
                    few.bytes(),
                    beside(
                            side.restore(top, ImageFormat.QCOW2, vm.writing(Files.size(large))),
                            Tools.flatten(top, ImageFormat.QCOW2)));
            return List.of(few, many, changes, restore);
        }

        private Row full(String work, Tickets tickets, Path raw) throws Exception {
            List<DataRange> data = data(tickets, false);
            try (var export = NbdExport.of(raw, ImageFormat.RAW, folder)) {
                return contest.hold(
                        work,
                        DataRange.bytes(data),
                        beside(
                                side.full(tickets),
                                Tools.convert(export.uri()),
                                Tools.nbdcopy(export.uri()),
                                Tools.curl(tickets, ca, DataRange.cut(data), how.connections())));
            }
        }

        private Row incremental(Tickets tickets, Path top, Path base) throws Exception {
            List<DataRange> data = data(tickets, true);
            return contest.hold(
                    "incremental, " + data.size() + " extents",
                    DataRange.bytes(data),
                    beside(
                            side.incremental(tickets, base),
                            Tools.convertOnto(top, base),
                            Tools.curl(tickets, ca, DataRange.cut(data), how.connections())));
        }

        private List<DataRange> data(Tickets tickets, boolean changes) throws Exception {
            try (Ticket ticket = tickets.take()) {
                return ours.data(ticket.url(), changes).orElseThrow();
            }
        }
    }

    /// What is done with a ticket.
    interface Use {
        void with(Ticket ticket) throws Exception;
    }

    static void keep(Tickets tickets, Use use) throws Exception {
        try (Ticket ticket = tickets.take()) {
            use.with(ticket);
        }
    }

    private List<Contender> beside(Contender ours, Contender... others) {
        return Tools.beside(ours, how.remarks(), others);
    }

    /// Removes the folder.
    @Override
    public void close() throws Exception {
        Contest.delete(folder);
    }
}
