package io.chainkeeper.desktop;

import io.chainkeeper.cli.demo.StageNews;
import io.chainkeeper.desktop.connect.Doors;
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
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Homes;
import io.chainkeeper.jobs.settings.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens workplaces: a parts list of what lies behind the doors.
final class Wiring {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private final Path data;
    private final Secrets secrets;

    /// @param data    folder below which catalogs are kept, one per repository
    /// @param secrets keep passwords
    Wiring(Path data, Secrets secrets) {
        this.data = data;
        this.secrets = secrets;
    }

    /// A workplace with what belongs to it.
    ///
    /// @param workplace the place
    /// @param engine    how the engine is called in the header; empty without one
    /// @param guest      of the guide, on the lab
    /// @param room       the lab's machines, on the lab
    /// @param connection to be listed on the first screen; empty for the lab, and for what is not to be kept
    /// @param after      what is closed after the workplace
    record Opened(
            Workplace workplace,
            String engine,
            Optional<DemoGuest> guest,
            Optional<MachineRoom> room,
            Optional<Connection> connection,
            AutoCloseable after) {
        /// The repository's folder.
        Path repository() {
            return workplace.options().repository();
        }

        private Opened notKept() {
            return new Opened(workplace, engine, guest, room, Optional.empty(), after);
        }

        /// The same, with something more beside it that is closed first.
        Opened with(AutoCloseable beside) {
            return new Opened(workplace, engine, guest, room, connection, () -> {
                beside.close();
                after.close();
            });
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
    ///
    /// @param keep what is kept for the next time: only once everything is open
    Opened connect(EngineAddress address, EngineCa ca, Login login, Path repository, Doors.Keep keep)
            throws WorkplaceException {
        Connection connection = new Connection(
                idOf(address.toString(), login.user(), repository),
                address.hostAndPort(),
                Optional.of(address.toString()),
                Optional.of(login.user()),
                Optional.of(ca.pem()),
                repository,
                Homes.catalog(data, repository));
        Opened opened = connect(connection, address, ca, login);
        if (keep.connection() && keep.password()) {
            secrets.keep(connection.passwordName(), login.password());
        }
        return keep.connection() ? opened : opened.notKept();
    }

    private static Opened connect(Connection connection, EngineAddress address, EngineCa ca, Login login)
            throws WorkplaceException {
        Workplace place = stay(WorkplaceOptions.of(address, ca, login, connection.repository(), connection.catalog()));
        return new Opened(
                place, address.toString(), Optional.empty(), Optional.empty(), Optional.of(connection), () -> {});
    }

    /// Signs in to the same engine once more, with another repository. What was kept of the one is kept of the other.
    Opened moved(Opened from, Path repository) throws WorkplaceException {
        EngineAccess access = from.workplace().options().engine().orElseThrow();
        boolean kept = from.connection().isPresent();
        boolean password = from.connection()
                .flatMap(old -> secrets.read(old.passwordName()))
                .isPresent();
        var to = connect(access.address(), access.ca(), access.login(), repository, new Doors.Keep(kept, password));
        from.connection().ifPresent(old -> secrets.forget(old.passwordName()));
        return to;
    }

    /// Opens a repository without an engine.
    Opened open(Path repository) throws WorkplaceException {
        Path name = repository.getFileName();
        return offline(new Connection(
                idOf("", "", repository),
                name == null ? repository.toString() : name.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                repository,
                Homes.catalog(data, repository)));
    }

    private static Opened offline(Connection connection) throws WorkplaceException {
        Workplace place = stay(WorkplaceOptions.offline(connection.repository(), connection.catalog()));
        String engine = place.engineAddress().orElse(""); // of the agent, if that is who answers
        return new Opened(place, engine, Optional.empty(), Optional.empty(), Optional.of(connection), () -> {});
    }

    /// Opens what was opened before.
    ///
    /// @param password     as typed; empty for the one that is kept
    /// @param keepPassword keep the typed one, once it was accepted
    Opened reopen(Connection connection, Optional<String> password, boolean keepPassword)
            throws WorkplaceException, Doors.PasswordNeeded {
        if (connection.engine().isEmpty()) {
            return offline(connection);
        }
        String known = password.or(() -> secrets.read(connection.passwordName()))
                .orElseThrow(() -> new Doors.PasswordNeeded(connection));
        Opened opened = connect(
                connection,
                EngineAddress.parse(connection.engine().orElseThrow()),
                EngineCa.ofPem(connection.caPem().orElseThrow()),
                new Login(connection.user().orElseThrow(), known));
        if (keepPassword && password.isPresent()) {
            secrets.keep(connection.passwordName(), known);
        }
        return opened;
    }

    /// The same engine, user and repository are the same connection, however often they are typed in.
    private static UUID idOf(String engine, String user, Path repository) {
        String all = String.join(
                "\n", engine, user, repository.toAbsolutePath().normalize().toString());
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    /// Starts the lab as asked for and opens a workplace on it.
    ///
    /// @param name how the lab is called in the header
    /// @param tell hears what is being done
    Opened lab(Parameter parameter, String name, Consumer<StageNews> tell) throws IOException, WorkplaceException {
        LabStage stage = LabStage.set(parameter, tell);
        try {
            return new Opened(
                    stay(stage.options()),
                    name,
                    Optional.of(stage.guest()),
                    Optional.of(stage.room()),
                    Optional.empty(),
                    stage);
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
