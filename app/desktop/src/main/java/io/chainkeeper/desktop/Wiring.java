package io.chainkeeper.desktop;

import io.chainkeeper.desktop.guide.DemoGuest;
import io.chainkeeper.desktop.labpanel.MachineRoom;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.WorkplaceOptions.EngineAccess;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.settings.Homes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens workplaces: a parts list of what lies behind the doors.
final class Wiring {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private final Path data;

    /// @param data folder below which catalogs are kept, one per repository
    Wiring(Path data) {
        this.data = data;
    }

    /// A workplace with what belongs to it.
    ///
    /// @param workplace the place
    /// @param engine    how the engine is called in the header; empty without one
    /// @param guest     of the guide, on the lab
    /// @param room      the lab's machines, on the lab
    /// @param after     what is closed after the workplace
    record Opened(
            Workplace workplace,
            String engine,
            Optional<DemoGuest> guest,
            Optional<MachineRoom> room,
            AutoCloseable after) {
        /// One that is not on the lab.
        Opened(Workplace workplace, String engine, Optional<DemoGuest> guest, AutoCloseable after) {
            this(workplace, engine, guest, Optional.empty(), after);
        }

        /// The repository's folder.
        Path repository() {
            return workplace.options().repository();
        }

        /// Cancels what runs, waits until it has put its things away, and closes everything. Takes its time.
        void close() {
            workplace.close();
            try {
                after.close();
            } catch (Exception e) {
                log.warn("what was opened beside the workplace could not be closed", e);
            }
        }
    }

    /// Signs in to an engine and opens a repository.
    Opened connect(EngineAddress address, EngineCa ca, Login login, Path repository) throws WorkplaceException {
        Workplace place = stay(WorkplaceOptions.of(address, ca, login, repository, Homes.catalog(data, repository)));
        return new Opened(place, address.toString(), Optional.empty(), () -> {});
    }

    /// Signs in to the same engine once more, with another repository.
    Opened moved(Opened from, Path repository) throws WorkplaceException {
        EngineAccess access = from.workplace().options().engine().orElseThrow();
        return connect(access.address(), access.ca(), access.login(), repository);
    }

    /// Opens a repository without an engine.
    Opened open(Path repository) throws WorkplaceException {
        Workplace place = stay(WorkplaceOptions.offline(repository, Homes.catalog(data, repository)));
        return new Opened(place, "", Optional.empty(), () -> {});
    }

    /// Starts the lab as asked for and opens a workplace on it.
    ///
    /// @param name how the lab is called in the header
    /// @param tell hears what is being done
    Opened lab(Parameter parameter, String name, Consumer<String> tell) throws IOException, WorkplaceException {
        LabStage stage = LabStage.set(parameter, tell);
        try {
            return new Opened(
                    stay(stage.options()), name, Optional.of(stage.guest()), Optional.of(stage.room()), stage);
        } catch (WorkplaceException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    /// Opens a workplace to stay in: plans keep their times, and others may ask; or attaches to whoever owns it.
    private static Workplace stay(WorkplaceOptions options) throws WorkplaceException {
        return Workplace.openOrAttach(options.withSchedules(true), RunnerKind.WINDOW);
    }
}
