package io.chainkeeper.desktop;

import io.chainkeeper.cli.demo.DemoStage;
import io.chainkeeper.cli.demo.GuestWork;
import io.chainkeeper.cli.demo.StageNews;
import io.chainkeeper.desktop.guide.DemoGuest;
import io.chainkeeper.desktop.labpanel.MachineRoom;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.lab.DemoDataCentre;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Guest;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The built-in lab, set up for the guide. Only this class and its [LabRoom] know the lab.
///
/// @param options how a workplace reaches it
/// @param guest   the guided VM's
/// @param room    its machines, for the lab's panel
/// @param ending  stops the lab and removes a temporary folder
record LabStage(WorkplaceOptions options, DemoGuest guest, MachineRoom room, AutoCloseable ending)
        implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LabStage.class);
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long WRITTEN_OVER = 12 * MIB;
    private static final long SEED = 1;

    /// Starts the lab.
    ///
    /// A disk with real files needs tools of the operating system. Where they are missing, and nobody named a
    /// folder for exactly this, the guided VM gets a disk of made-up blocks instead.
    ///
    /// @param tell hears what is being done
    static LabStage set(Parameter parameter, Consumer<StageNews> tell) throws IOException {
        boolean keep = parameter.folder().isPresent();
        Path folder = keep ? parameter.folder().get() : Files.createTempDirectory("chainkeeper-lab-");
        Path temporary = keep ? null : folder;
        try {
            if (!parameter.realFiles()) {
                return withBlocks(folder, parameter.pace(), temporary);
            }
            return withFiles(keep ? folder : folder.resolve("demo"), tell, temporary);
        } catch (IOException noFiles) {
            if (keep) {
                throw noFiles;
            }
            log.info("no disk with real files: {}", noFiles.getMessage());
            return withBlocks(folder.resolve("plain"), parameter.pace(), temporary);
        }
    }

    private static LabStage withFiles(Path folder, Consumer<StageNews> tell, @Nullable Path temporary)
            throws IOException {
        DemoStage stage = DemoStage.set(folder, tell);
        DemoGuest guest = new FileGuest(stage);
        return new LabStage(stage.workplace(), guest, new LabRoom(stage.lab(), guest, InstantSource.system()), () -> {
            stage.close();
            remove(temporary);
        });
    }

    private static LabStage withBlocks(Path folder, double pace, @Nullable Path temporary) throws IOException {
        Files.createDirectories(folder);
        Lab lab = Lab.start(LabOptions.fast(folder.resolve("lab")).withTimeScale(pace));
        try {
            LabVm guided = lab.add(
                    VmSpec.up(DemoStage.VM, DiskSpec.seeded(DemoStage.VM + "_Disk1", 2 * GIB, 96 * MIB, SEED + 10))
                            .described("Made-up blocks, for the demo"));
            DemoDataCentre.plant(lab, SEED);
            WorkplaceOptions options = WorkplaceOptions.of(
                    EngineAddress.parse(lab.engineUrl().toString()),
                    EngineCa.ofPem(lab.caPem()),
                    new Login(lab.user(), lab.password()),
                    folder.resolve("repository"),
                    folder.resolve("catalog"));
            DemoGuest guest = new BlockGuest(guided);
            return new LabStage(
                    options.withLimits(options.limits().polling(Duration.ofMillis(50), Duration.ofMillis(300))),
                    guest,
                    new LabRoom(lab, guest, InstantSource.system()),
                    () -> {
                        lab.close();
                        remove(temporary);
                    });
        } catch (IOException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private static void remove(@Nullable Path tree) throws IOException {
        if (tree == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() {
        try {
            ending.close();
        } catch (Exception e) {
            log.warn("the lab could not be put away", e);
        }
    }

    /// A guest with a file system of real files.
    private static final class FileGuest implements DemoGuest {
        private final DemoStage stage;

        FileGuest(DemoStage stage) {
            this.stage = stage;
        }

        @Override
        public UUID vm() {
            return stage.vm();
        }

        @Override
        public String name() {
            return DemoStage.VM;
        }

        @Override
        public Change change() throws IOException {
            GuestWork work = stage.guestWorks();
            return new Change(work.deleted(), work.rewritten(), work.added(), work.bytes());
        }
    }

    /// A guest that writes over blocks.
    private static final class BlockGuest implements DemoGuest {
        private final LabVm machine;
        private final Guest guest;

        BlockGuest(LabVm machine) {
            this.machine = machine;
            this.guest = machine.guest(SEED + 11);
        }

        @Override
        public UUID vm() {
            return machine.id();
        }

        @Override
        public String name() {
            return machine.name();
        }

        @Override
        public Change change() throws IOException {
            guest.rewrite(WRITTEN_OVER);
            return new Change(0, 0, 0, WRITTEN_OVER);
        }
    }
}
