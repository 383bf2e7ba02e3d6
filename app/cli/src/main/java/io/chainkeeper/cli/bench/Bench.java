package io.chainkeeper.cli.bench;

import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageConvert;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer.Compression;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.LabRemote;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Rounds of full, incremental, restore and conversion, each beside `qemu-img convert` with the same bytes.
public final class Bench implements AutoCloseable {
    private static final String VM = "bench";
    private static final int GUEST_WRITES = 400;
    private static final int EXTENT = 8 << 20;
    private static final Set<Stage> BACKUP = EnumSet.of(Stage.TRANSFER, Stage.STORE);
    private static final Set<Stage> RESTORE = EnumSet.of(Stage.UPLOAD);

    private final Path folder;
    private final long dataBytes;
    private final Consumer<String> remarks;
    private final Reference reference = new Reference();

    /// @param folder    a new folder; removed at the end
    /// @param dataBytes data on the disk, in bytes
    /// @param remarks   told what is going on
    public Bench(Path folder, long dataBytes, Consumer<String> remarks) throws IOException {
        this.folder = folder;
        this.dataBytes = dataBytes;
        this.remarks = remarks;
    }

    /// Measures everything, one warm-up round first.
    public List<Row> measure(int rounds) throws IOException, InterruptedException, WorkplaceException {
        Path source = folder.resolve("source.raw");
        remarks.accept("Writing a disk with " + (dataBytes >> 20) + " MiB of data …");
        write(source);
        var full = new Samples("full");
        var incremental = new Samples("incremental");
        var restore = new Samples("restore of a chain of two");
        var convert = new Samples("convert the chain to qcow2");
        Path labFolder = folder.resolve("lab");
        try (var lab = LabProcess.start(labFolder, VM, source)) {
            for (int round = 0; round <= rounds; round++) {
                remarks.accept(round == 0 ? "Warming up …" : "Round " + round + " of " + rounds + " …");
                var samples = round == 0
                        ? List.of(new Samples(""), new Samples(""), new Samples(""), new Samples(""))
                        : List.of(full, incremental, restore, convert);
                round(round, source, labFolder, samples);
            }
        }
        return List.of(full.row(), incremental.row(), restore.row(), convert.row());
    }

    private void round(int round, Path source, Path labFolder, List<Samples> samples)
            throws IOException, InterruptedException, WorkplaceException {
        Path work = Files.createDirectories(folder.resolve("round-" + round));
        var access = LabAccess.of(labFolder);
        try (var workplace = Workplace.open(access.workplace(work.resolve("repository"), work.resolve("catalog")))) {
            UUID vm = workplace.vms().getFirst().vm().id();
            var first = backUp(workplace, vm, true);
            samples.get(0).add(first.bytes, first.seconds, reference.convert(source, ImageFormat.RAW, work));

            LabRemote.at(labFolder.resolve("lab")).guestWorks(VM, GUEST_WRITES, round);
            var second = backUp(workplace, vm, false);
            Path base = image(workplace, first.point);
            Path top = image(workplace, second.point);
            samples.get(1).add(second.bytes, second.seconds, reference.convertOnto(top, base, work));

            Timed upload = restore(workplace, second.point, "restored-" + round);
            samples.get(2).add(upload.bytes, upload.seconds, reference.flatten(top, ImageFormat.RAW, work));

            samples.get(3).add(upload.bytes, convert(top, work), reference.flatten(top, ImageFormat.QCOW2, work));
        } finally {
            delete(work);
        }
    }

    private record Backed(Point point, long bytes, double seconds) {}

    private record Timed(long bytes, double seconds) {}

    private static Backed backUp(Workplace workplace, UUID vm, boolean full) throws InterruptedException {
        Run run = workplace.backup(vm, BackupOptions.standard().withFull(full));
        var result = (Result.BackedUp) completed(run);
        return new Backed(result.point(), result.bytesMoved(), seconds(run, BACKUP));
    }

    private static Timed restore(Workplace workplace, Point point, String name) throws InterruptedException {
        Run run = workplace.restore(new RestoreRequest.NewVm(
                point.id(),
                name,
                point.shape().clusterId(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false));
        var result = (Result.RestoredVm) completed(run);
        return new Timed(result.bytesSent(), seconds(run, RESTORE));
    }

    private static Result completed(Run run) {
        return switch (run.outcome().join()) {
            case Outcome.Completed(var result, var _) -> result;
            case Outcome bad -> throw new IllegalStateException("a measured run did not complete: " + bad);
        };
    }

    /// What the stages that move bytes and make them durable took; the engine's own waiting is not ours to measure.
    private static double seconds(Run run, Set<Stage> stages) {
        return run.snapshot().steps().stream()
                .filter(step -> stages.contains(step.stage()))
                .mapToDouble(step -> step.started()
                                .flatMap(from -> step.ended().map(to -> Duration.between(from, to)))
                                .orElse(Duration.ZERO)
                                .toNanos()
                        / 1e9)
                .sum();
    }

    private static double convert(Path top, Path work) throws IOException {
        Path target = work.resolve("ours.qcow2");
        long from = System.nanoTime();
        try (var image = DiskImage.open(top, ImageFormat.QCOW2, work)) {
            ImageConvert.convert(image, target, ImageFormat.QCOW2, Compression.NONE, (_, _) -> {}, () -> false);
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        Files.delete(target);
        return seconds;
    }

    private static Path image(Workplace workplace, Point point) throws WorkplaceException {
        return workplace
                .chain(point.id(), point.disks().getFirst().disk())
                .top()
                .file();
    }

    /// Random bytes in extents of 8 MiB, with three times as much nothing between them.
    private void write(Path raw) throws IOException {
        var random = new Random(1);
        byte[] bytes = new byte[EXTENT];
        try (var file = FileChannel.open(
                raw, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            long at = 0;
            for (long left = dataBytes; left > 0; left -= EXTENT) {
                random.nextBytes(bytes);
                var buffer = ByteBuffer.wrap(bytes, 0, (int) Math.min(EXTENT, left));
                while (buffer.hasRemaining()) {
                    at += file.write(buffer, at);
                }
                at += 3L * EXTENT;
            }
            file.write(ByteBuffer.allocate(1), 4 * dataBytes - 1);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) walk.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }

    /// Removes the folder.
    @Override
    public void close() throws IOException {
        delete(folder);
    }
}
