package io.chainkeeper.desktop;

import io.chainkeeper.desktop.guide.DemoGuest;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceException;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.lab.DemoDataCentre;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Guest;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Opens workplaces, and is the only class here that knows that there is a lab.
final class Wiring {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private final Path catalogs;

    /// @param catalogs folder in which catalogs are kept, one per repository
    Wiring(Path catalogs) {
        this.catalogs = catalogs;
    }

    /// A workplace with what belongs to it.
    ///
    /// @param workplace the place
    /// @param engine    how the engine is called in the header; empty without one
    /// @param guest     of the guide, on the lab
    /// @param after     what is closed after the workplace
    record Opened(Workplace workplace, String engine, Optional<DemoGuest> guest, AutoCloseable after) {}

    Opened connect(EngineAddress address, EngineCa ca, Login login, Path repository) throws WorkplaceException {
        Workplace place = Workplace.open(WorkplaceOptions.of(address, ca, login, repository, catalogOf(repository)));
        return new Opened(place, address.toString(), Optional.empty(), () -> {});
    }

    Opened open(Path repository) throws WorkplaceException {
        Workplace place = Workplace.open(WorkplaceOptions.offline(repository, catalogOf(repository)));
        return new Opened(place, "", Optional.empty(), () -> {});
    }

    private Path catalogOf(Path repository) {
        String name = UUID.nameUUIDFromBytes(repository
                        .toAbsolutePath()
                        .normalize()
                        .toString()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        return catalogs.resolve(name);
    }

    /// Starts the lab and opens a workplace on it.
    ///
    /// @param folder    for everything: the lab's disks, repository and catalog
    /// @param timeScale how long phases last: 1 is as on a real engine
    Opened lab(Path folder, double timeScale, String engineName) throws IOException, WorkplaceException {
        Lab lab = Lab.start(LabOptions.fast(folder.resolve("lab")).withTimeScale(timeScale));
        try {
            DemoDataCentre.plant(lab, 1);
            LabVm demo = lab.add(VmSpec.up("files01", DiskSpec.seeded("files01-system", 2 * GIB, 160 * MIB, 7)));
            WorkplaceOptions options = WorkplaceOptions.of(
                            EngineAddress.parse(lab.engineUrl().toString()),
                            EngineCa.ofPem(lab.caPem()),
                            new Login(lab.user(), lab.password()),
                            folder.resolve("repository"),
                            folder.resolve("catalog"))
                    .withLimits(JobLimits.standard().polling(Duration.ofMillis(100), Duration.ofMillis(500)));
            return new Opened(Workplace.open(options), engineName, Optional.of(new LabGuest(demo)), lab);
        } catch (IOException | WorkplaceException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private static final class LabGuest implements DemoGuest {
        private static final long WRITES = 12 * MIB;
        private final LabVm machine;
        private final Guest guest;

        LabGuest(LabVm machine) {
            this.machine = machine;
            this.guest = machine.guest(11);
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
        public String change() throws IOException {
            guest.rewrite(WRITES);
            return WRITES / MIB + " MiB";
        }
    }
}
