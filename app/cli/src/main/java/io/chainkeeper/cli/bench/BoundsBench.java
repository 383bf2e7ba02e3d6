package io.chainkeeper.cli.bench;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.BlockSet;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.lab.LabRemote;
import io.chainkeeper.transfer.ServerTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What must not grow with a disk: the same bytes on a huge sparse disk and on a small one, and the list of a whole
/// disk's digests after little of it has changed. Ours beside ours, at the lab's image server.
public final class BoundsBench {
    private static final long HUGE = 8L << 40;
    private static final long SPREAD = 4;
    private static final int GUEST_WRITES = 400;

    private static final String ON_HUGE = "8 TiB disk";
    private static final String ON_SMALL = "small disk";

    private final Path folder;
    private final Bench.How how;
    private final Contest contest;

    /// @param folder new or empty; the owner removes it
    public BoundsBench(Path folder, Bench.How how) {
        this.folder = folder;
        this.how = how;
        this.contest = new Contest(folder, how.rounds(), how.remarks());
    }

    /// Measures everything.
    ///
    /// @param dataBytes data on each of the two disks, in bytes
    public List<Row> measure(long dataBytes) throws Exception {
        how.remarks().accept("Writing two disks with " + (dataBytes >> 20) + " MiB of data each …");
        long small = SPREAD * dataBytes;
        Path hugeImage = SparseDisk.write(folder.resolve("huge.qcow2"), HUGE, dataBytes);
        Path smallImage = SparseDisk.write(folder.resolve("small.qcow2"), small, dataBytes);
        Path lab = folder.resolve("lab");
        try (var server = LabProcess.start(lab, Map.of("huge", hugeImage, "small", smallImage));
                var engine = Bench.connect(lab)) {
            var ours = new OurTransfers(
                    ServerTrust.of(engine.trust()), how.connections(), how.compression(), how.cancelled());
            LabVm onHuge = LabVm.named("huge", engine);
            LabVm onSmall = LabVm.named("small", engine);
            UUID hugeBackup = onHuge.backup(Optional.empty());
            UUID smallBackup = onSmall.backup(Optional.empty());
            Tickets readHuge = onHuge.reading(hugeBackup);
            Tickets readSmall = onSmall.reading(smallBackup);
            Row planned = contest.hold("plan", dataBytes, two(listed(ours, readHuge), listed(ours, readSmall)));
            Row full = contest.hold(
                    "full",
                    dataBytes,
                    two(ours.full(readHuge).work(), ours.full(readSmall).work()));
            Row restore = contest.hold(
                    "restore",
                    dataBytes,
                    two(
                            restore(ours, hugeImage, onHuge.writing(HUGE)),
                            restore(ours, smallImage, onSmall.writing(small))));
            Path base = folder.resolve("base.qcow2");
            Bench.keep(readSmall, ticket -> ours.full(ticket.url(), base));
            UUID checkpoint = onSmall.end(smallBackup);
            onHuge.end(hugeBackup);
            return List.of(planned, full, restore, digests(lab, engine, ours, checkpoint));
        }
    }

    private static List<Contender> two(Work huge, Work small) {
        return List.of(new Contender(ON_HUGE, huge), new Contender(ON_SMALL, small));
    }

    private static Work listed(OurTransfers ours, Tickets tickets) {
        return _ -> {
            try (Ticket ticket = tickets.take()) {
                return OwnProcess.measure(() -> ours.data(ticket.url(), false));
            }
        };
    }

    private static Work restore(OurTransfers ours, Path image, Tickets tickets) {
        return ours.restore(image, ImageFormat.QCOW2, tickets).work();
    }

    /// Of the small disk, after a guest wrote here and there: derived from the list before, and read anew.
    private Row digests(Path lab, Engine engine, OurTransfers ours, UUID checkpoint) throws Exception {
        LabRemote.at(lab.resolve("lab")).guestWorks("small", GUEST_WRITES, 1);
        LabVm vm = LabVm.named("small", engine);
        UUID backup = vm.backup(Optional.of(checkpoint));
        Path base = folder.resolve("base.qcow2");
        Path top = folder.resolve("top.qcow2");
        BlockSet touched;
        long changed;
        try (Ticket ticket = vm.reading(backup).take()) {
            var arrived = ours.incremental(ticket.url(), base, top);
            touched = arrived.touched();
            changed = arrived.dirtyBytes();
        }
        vm.end(backup);
        BlockDigests before;
        try (DiskImage image = open(base)) {
            before = BlockDigests.of(image);
        }
        return contest.hold(
                "list of digests, " + touched.count() + " blocks changed",
                changed,
                List.of(
                        new Contender(
                                "derived",
                                _ -> OwnProcess.measure(() -> {
                                    try (DiskImage image = open(top)) {
                                        before.derive(image, touched);
                                    }
                                })),
                        new Contender(
                                "read anew",
                                _ -> OwnProcess.measure(() -> {
                                    try (DiskImage image = open(top)) {
                                        BlockDigests.of(image);
                                    }
                                }))));
    }

    private DiskImage open(Path image) throws IOException {
        return DiskImage.open(image, ImageFormat.QCOW2, folder);
    }
}
