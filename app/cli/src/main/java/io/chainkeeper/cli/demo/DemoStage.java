package io.chainkeeper.cli.demo;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.lab.DemoDataCentre;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Where the demo plays: a folder, a lab running in it, and in the lab a guest whose disk is an ext4 file system with
/// real files of this computer.
///
/// The guest's files exist twice: on its disk, and in a folder that says what they must be.
public final class DemoStage implements AutoCloseable {
    /// The guest's name.
    public static final String VM = "fileserver";

    /// A tenth of a real engine's waiting: one sees the phases, and nobody falls asleep.
    private static final double TIME_SCALE = 0.1;

    /// Of the other VMs' disks.
    private static final long SEED = 1;

    /// Source folder, lab disk, raw copy, points and two restores, for each byte of real files, and some air.
    private static final int ROOM_FOR_EACH_BYTE = 8;

    private final Path folder;
    private final SourceTree source;
    private final Lab lab;
    private final LabVm vm;
    private final Path guestRaw;
    private int day;

    private DemoStage(Path folder, SourceTree source, Lab lab, LabVm vm, Path guestRaw) {
        this.folder = folder;
        this.source = source;
        this.lab = lab;
        this.vm = vm;
        this.guestRaw = guestRaw;
    }

    /// Builds the stage with several hundred MiB of this computer's files.
    ///
    /// @param folder new or empty; everything is kept in it
    /// @param tell   hears what is being done
    /// @throws IOException where the folder can't be used, space is short, or a tool is missing
    public static DemoStage set(Path folder, Consumer<StageNews> tell) throws IOException {
        return set(folder, SourceTree.Wanted.ofThisComputer(), TIME_SCALE, tell);
    }

    static DemoStage set(Path folder, SourceTree.Wanted wanted, double timeScale, Consumer<StageNews> tell)
            throws IOException {
        tell.accept(new StageNews.Gathering());
        useEmpty(folder, wanted.bytes() * ROOM_FOR_EACH_BYTE);
        var source = SourceTree.gather(wanted, folder.resolve("source"));
        tell.accept(new StageNews.DiskBegun(source.files(), source.bytes()));
        Lab lab = Lab.start(LabOptions.fast(folder.resolve("lab")).withTimeScale(timeScale));
        try {
            LabVm vm = lab.add(VmSpec.up(VM, DiskSpec.folder(VM + "_Disk1", source.folder()))
                    .described("Files of this computer, for the demo"));
            DemoDataCentre.plant(lab, SEED);
            Path raw = folder.resolve("guest.raw");
            vm.disks().getFirst().copyTo(raw);
            tell.accept(new StageNews.LabOpen(lab.engineUrl(), lab.vms().size()));
            return new DemoStage(folder, source, lab, vm, raw);
        } catch (IOException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private static void useEmpty(Path folder, long room) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                throw new IOException(folder + " is not empty. The demo wants a folder of its own");
            }
        }
        // File asks for the path itself; a FileStore needs the table of mounts, which a container may not have.
        long free = folder.toFile().getUsableSpace();
        if (free < room) {
            throw new IOException("the demo needs " + Sizes.bytes(room) + " in " + folder + ", and " + Sizes.bytes(free)
                    + " are free. Name another folder with --dir");
        }
    }

    /// The folder that everything is in.
    public Path folder() {
        return folder;
    }

    /// The running lab.
    public Lab lab() {
        return lab;
    }

    /// The guest's id on the engine.
    public UUID vm() {
        return vm.id();
    }

    /// How a client reaches the lab, with repository and catalog in the stage's folder.
    public WorkplaceOptions workplace() {
        var options = WorkplaceOptions.of(
                EngineAddress.parse(lab.engineUrl().toString()),
                EngineCa.ofPem(lab.caPem()),
                new Login(lab.user(), lab.password()),
                folder.resolve("repository"),
                folder.resolve("catalog"));
        return options.withLimits(options.limits().polling(Duration.ofMillis(100), Duration.ofMillis(500)));
    }

    /// Lets the guest delete, rewrite and add files, on its disk and in the folder that says what they must be.
    public synchronized GuestWork guestWorks() throws IOException {
        day++;
        var work = GuestWork.doneOn(source.folder(), new GuestFileSystem(guestRaw), day, day);
        vm.disks().getFirst().changeTo(guestRaw);
        return work;
    }

    int files() {
        return source.files();
    }

    long fileBytes() {
        return source.bytes();
    }

    /// What the guest's files are now.
    FileHashes filesNow() throws IOException {
        return FileHashes.of(source.folder());
    }

    /// The guest's disk as it is now, as a raw file.
    Path guestDisk() {
        return guestRaw;
    }

    /// The first disk of another VM of the lab as a raw file.
    Path rawCopyOf(UUID other) throws IOException {
        LabDisk disk = lab.vms().stream()
                .filter(each -> each.id().equals(other))
                .findFirst()
                .orElseThrow(() -> new IOException("the lab has no VM " + other))
                .disks()
                .getFirst();
        Path raw = folder.resolve("restored-vm.raw");
        disk.copyTo(raw);
        return raw;
    }

    /// The files in the ext4 file system on a raw disk, taken out by `debugfs`.
    FileHashes filesOn(Path raw) throws IOException {
        Path out = Files.createTempDirectory(folder, "files-");
        try {
            new GuestFileSystem(raw).copyOut(out);
            return FileHashes.of(out);
        } finally {
            delete(out);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) walk.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    /// Stops the lab. The folder stays.
    @Override
    public void close() throws IOException {
        lab.close();
    }
}
