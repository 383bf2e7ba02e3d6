package io.chainkeeper.cli.bench;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.transfer.ServerTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several disks of the lab at once into this process, and what memory that takes it. The first round counts too: a
/// footprint is what a program has that was only just started, and what it keeps.
public final class ManyDisks implements AutoCloseable {
    private final Path folder;
    private final Bench.How how;
    private final int disks;

    /// @param folder new or empty; removed at the end
    /// @param disks  at the same time
    public ManyDisks(Path folder, Bench.How how, int disks) {
        this.folder = folder;
        this.how = how;
        this.disks = disks;
    }

    /// Moves them as often as wanted.
    ///
    /// @param dataBytes on each disk
    public List<Footprint> measure(long dataBytes) throws Exception {
        how.remarks().accept("Writing a disk with " + (dataBytes >> 20) + " MiB of data …");
        Path raw = SourceDisk.write(folder.resolve("disk.raw"), dataBytes, SourceDisk.LARGE);
        Map<String, Path> vms = new LinkedHashMap<>();
        for (int i = 0; i < disks; i++) {
            vms.put("vm" + i, raw);
        }
        Path lab = folder.resolve("lab");
        try (var server = LabProcess.start(lab, vms);
                var engine = Bench.connect(lab)) {
            List<Tickets> tickets = new ArrayList<>();
            for (String name : vms.keySet()) {
                LabVm vm = LabVm.named(name, engine);
                tickets.add(vm.reading(vm.backup(Optional.empty())));
            }
            return rounds(engine, tickets, dataBytes);
        }
    }

    private List<Footprint> rounds(Engine engine, List<Tickets> tickets, long dataBytes) throws Exception {
        var ours =
                new OurTransfers(ServerTrust.of(engine.trust()), how.connections(), how.compression(), how.cancelled());
        List<Footprint> rounds = new ArrayList<>();
        for (int round = 1; round <= how.rounds(); round++) {
            how.remarks().accept(disks + " disks at once: round " + round + " of " + how.rounds() + " …");
            var memory = new OwnMemory();
            Usage usage;
            try (memory) {
                usage = OwnProcess.measure(() -> all(ours, tickets));
            }
            rounds.add(new Footprint(
                    disks,
                    disks * dataBytes,
                    usage.seconds(),
                    usage.cpuSeconds(),
                    usage.peakBytes(),
                    memory.live(),
                    memory.committed(),
                    memory.direct()));
        }
        return rounds;
    }

    private void all(OurTransfers ours, List<Tickets> tickets) throws Exception {
        Path place = Files.createTempDirectory(folder, "turn-");
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> begun = new ArrayList<>();
            for (Tickets disk : tickets) {
                Path image = place.resolve(begun.size() + ".qcow2");
                begun.add(each.submit(() -> {
                    try (Ticket ticket = disk.take()) {
                        ours.full(ticket.url(), image);
                    }
                    return null;
                }));
            }
            for (Future<Void> one : begun) {
                one.get();
            }
        } finally {
            Contest.delete(place);
        }
    }

    /// Removes the folder.
    @Override
    public void close() throws Exception {
        Contest.delete(folder);
    }
}
