package io.chainkeeper.jobs.restore;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageConvert;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.images.RawWriter;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.BlockMeter;
import io.chainkeeper.jobs.work.DiskGauge;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.Job;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.repository.DiskVersion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Disks of a point become flat image files in a folder. Each is written under a temporary name, read back
/// and compared, and gets its own name only when all of them are good.
public final class FilesJob implements Job {
    private static final String UNFINISHED = ".unfinished";

    private final Bench bench;
    private final RestoreRequest.LocalFiles request;

    /// A restore to files.
    public FilesJob(Bench bench, RestoreRequest.LocalFiles request) {
        this.bench = bench;
        this.request = request;
    }

    /// @param id        in the journal
    /// @param temporary where it is written
    /// @param target    its name at last
    private record Output(UUID id, DiskVersion version, Path temporary, Path target) {}

    @Override
    public Result work(LiveRun run) throws CatalogException, IOException, JobFailed, JobStopped {
        Chosen chosen = Chosen.of(bench, request);
        run.named(chosen.point().vm().name());
        chosen.checkChains(bench, run);
        try {
            Files.createDirectories(request.folder());
            return new Result.RestoredFiles(write(chosen, run));
        } catch (IOException e) {
            throw new JobFailed(Failures.reading(e, chosen.point().id(), request.folder()), e);
        }
    }

    private List<Result.RestoredFile> write(Chosen chosen, LiveRun run)
            throws CatalogException, IOException, JobFailed, JobStopped {
        List<Output> outputs = new ArrayList<>();
        for (DiskVersion version : chosen.disks()) {
            outputs.add(output(version, run));
        }
        run.enter(Stage.CONVERT);
        List<DiskGauge> gauges = outputs.stream()
                .map(each -> run.show(new DiskGauge(
                        each.version().disk(),
                        each.version().alias(),
                        each.version().virtualSize(),
                        each.version().storedBytes())))
                .toList();
        try {
            journal(chosen, outputs, run);
            for (int i = 0; i < outputs.size(); i++) {
                convert(chosen, outputs.get(i), gauges.get(i), run);
            }
            run.enter(Stage.COMPARE);
            for (Output output : outputs) {
                run.stopIfCancelled();
                compare(chosen, output);
            }
            run.enter(Stage.STORE);
            return settle(outputs, run);
        } finally {
            for (Output output : outputs) {
                Files.deleteIfExists(output.temporary());
            }
            bench.catalog().settleAll(run.id(), outputs.stream().map(Output::id).toList());
        }
    }

    /// Should the program die, the next one has to know what lies where.
    private void journal(Chosen chosen, List<Output> outputs, LiveRun run) throws CatalogException {
        for (Output output : outputs) {
            String path = output.temporary().toAbsolutePath().toString();
            bench.catalog()
                    .intend(new JournalEntry(
                            run.id(),
                            ThingKind.FILE,
                            output.id(),
                            chosen.point().vm().id(),
                            bench.clock().instant(),
                            Optional.of(path)));
        }
    }

    /// Removes what a restore that died had begun to write.
    ///
    /// @param entry of the journal
    /// @return whether it is gone
    public static boolean removeTemporary(JournalEntry entry) throws IOException {
        Optional<Path> file = temporary(entry);
        if (file.isPresent()) {
            Files.deleteIfExists(RawWriter.unfinished(file.get()));
            Files.deleteIfExists(file.get());
        }
        return true;
    }

    /// Whether such a file is there.
    public static boolean temporaryThere(JournalEntry entry) {
        return temporary(entry)
                .filter(file -> Files.exists(file) || Files.exists(RawWriter.unfinished(file)))
                .isPresent();
    }

    /// Only a name that we have given: whatever else the journal may say, nothing else is touched.
    private static Optional<Path> temporary(JournalEntry entry) {
        try {
            return entry.detail().map(Path::of).filter(path -> {
                Path name = path.getFileName();
                return path.isAbsolute()
                        && name != null
                        && name.toString().startsWith(".")
                        && name.toString().endsWith("." + entry.run() + UNFINISHED);
            });
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Output output(DiskVersion version, LiveRun run) throws JobFailed {
        // An id is a safe file name on every system; an alias need not be.
        String name = version.disk() + extension(request);
        Path target = target(request, version);
        if (Files.exists(target)) {
            throw new JobFailed(new Failure.ChooseAgain(FailureCode.FILE_EXISTS, target.toString()));
        }
        Path temporary = request.folder().resolve("." + name + "." + run.id() + UNFINISHED);
        return new Output(UUID.randomUUID(), version, temporary, target);
    }

    /// Where a disk's file goes.
    static Path target(RestoreRequest.LocalFiles request, DiskVersion version) {
        return request.folder().resolve(version.disk() + extension(request));
    }

    private static String extension(RestoreRequest.LocalFiles request) {
        return switch (request.format()) {
            case QCOW2 -> ".qcow2";
            case RAW -> ".raw";
        };
    }

    private void convert(Chosen chosen, Output output, DiskGauge gauge, LiveRun run)
            throws IOException, JobFailed, JobStopped {
        try (DiskImage image = open(chosen, output.version().disk())) {
            BlockMeter meter = BlockMeter.of(image);
            gauge.watch(meter);
            ImageConvert.Ending ending = ImageConvert.convert(
                    image,
                    output.temporary(),
                    request.format(),
                    Qcow2Writer.Compression.NONE,
                    meter::done,
                    run::cancelledOnceOpen);
            if (ending == ImageConvert.Ending.CANCELLED) {
                throw new JobStopped();
            }
        }
        gauge.done();
    }

    private DiskImage open(Chosen chosen, UUID disk) throws JobFailed {
        try {
            return bench.repository().openDisk(chosen.point(), disk);
        } catch (IOException e) {
            throw new JobFailed(
                    Failures.reading(e, chosen.point().id(), bench.repository().folder()), e);
        }
    }

    private void compare(Chosen chosen, Output output) throws IOException, JobFailed {
        String stored = output.version().checksum();
        try (DiskImage written = DiskImage.open(output.temporary(), request.format())) {
            String now = BlockDigests.of(written).checksum();
            if (!now.equals(stored)) {
                throw new JobFailed(differs(chosen, output.version(), now));
            }
        }
    }

    /// What to tell when something restored is not what was stored.
    static Failure differs(Chosen chosen, DiskVersion version, String now) {
        var damage = new Failure.Damage(
                chosen.point().id(),
                version.file(),
                Optional.empty(),
                "stored " + version.checksum() + ", restored " + now);
        return new Failure.BackUpAgain(
                FailureCode.RESTORE_DIFFERS, chosen.point().id(), List.of(damage));
    }

    private List<Result.RestoredFile> settle(List<Output> outputs, LiveRun run) throws IOException, JobStopped {
        run.stopIfCancelled();
        List<Result.RestoredFile> files = new ArrayList<>();
        for (Output output : outputs) {
            Files.move(output.temporary(), output.target(), StandardCopyOption.ATOMIC_MOVE);
            files.add(new Result.RestoredFile(
                    output.version().disk(),
                    output.target(),
                    request.format(),
                    output.version().virtualSize(),
                    output.version().checksum()));
        }
        run.nowDurable();
        sync(request.folder());
        return files;
    }

    /// A name is durable when its folder is. Windows has no such thing and needs none.
    private static void sync(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
