package io.chainkeeper.cli;

import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.settings.Homes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options by which a person says which engine, repository and catalog are meant. Each has an environment variable,
/// so that a script says them once.
final class WorkplaceAccess {
    private static final long LARGEST_SECRET_FILE = 4096;

    @Option(
            names = "--lab",
            paramLabel = "DIR",
            description = "A running lab's folder (chainkeeper lab --dir DIR): its engine, with repository and catalog "
                    + "beside it.")
    @Nullable
    Path lab;

    @Option(
            names = "--engine",
            paramLabel = "ADDRESS",
            defaultValue = "${env:CHAINKEEPER_ENGINE}",
            description = "The engine's host or URL (environment: CHAINKEEPER_ENGINE).")
    @Nullable
    String engine;

    @Option(
            names = "--user",
            paramLabel = "USER",
            defaultValue = "${env:CHAINKEEPER_USER}",
            description = "Who signs in, with profile: admin@internal (environment: CHAINKEEPER_USER).")
    @Nullable
    String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password (else the environment's CHAINKEEPER_PASSWORD, else "
                    + "it is asked for).")
    @Nullable
    Path passwordFile;

    @Option(names = "--ca", paramLabel = "FILE", description = "The engine's certificate authority, as PEM.")
    @Nullable
    Path ca;

    @Option(
            names = "--ca-sha256",
            paramLabel = "HEX",
            defaultValue = "${env:CHAINKEEPER_CA_SHA256}",
            description = "Instead of --ca: fetch it from the engine and trust it if it has this fingerprint.")
    @Nullable
    String caSha256;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            defaultValue = "${env:CHAINKEEPER_REPOSITORY}",
            description = "The folder where points live (environment: CHAINKEEPER_REPOSITORY).")
    @Nullable
    Path repository;

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            description = "The folder of the catalog (default: one for this repository, among this user's data).")
    @Nullable
    Path catalog;

    /// Opens engine, repository and catalog, or asks the window or agent that has them open.
    Workplace open() throws CommandFailed, IOException, WorkplaceException {
        Optional<Workplace> other = attached(Optional.of(address()));
        return other.isPresent() ? other.get() : Workplace.openOrAttach(options());
    }

    /// Opens repository and catalog, or asks the window or agent that has them open; no engine is needed.
    Workplace openOffline() throws CommandFailed, IOException, WorkplaceException {
        Optional<Workplace> other = attached(Optional.empty());
        return other.isPresent() ? other.get() : Workplace.openOrAttach(plain());
    }

    /// Neither password nor authority are asked for when another process has the engine already.
    private Optional<Workplace> attached(Optional<EngineAddress> wanted) throws CommandFailed, WorkplaceException {
        return Workplace.attach(plain(), wanted);
    }

    /// Whether the options name a workplace at all.
    boolean named() {
        return lab != null || repository != null;
    }

    /// Whether the options name an engine.
    boolean namesEngine() {
        return lab != null || engine != null;
    }

    /// How the workplace is called where several are.
    String name() {
        return lab != null ? "lab" : String.valueOf(engine);
    }

    /// All that is needed to open it; asks for the password if nothing tells it.
    WorkplaceOptions options() throws CommandFailed, IOException {
        var plain = plain();
        return new WorkplaceOptions(
                Optional.of(engineAccess()), plain.repository(), plain.catalogFolder(), plain.limits(), plain.clock());
    }

    private WorkplaceOptions plain() throws CommandFailed {
        Path points = repositoryFolder();
        return WorkplaceOptions.offline(points, catalogFolder(points));
    }

    private EngineAddress address() throws CommandFailed, IOException {
        if (lab != null) {
            return LabAccess.of(lab).engine().address();
        }
        if (engine == null || user == null) {
            throw new CommandFailed(
                    ExitCode.USAGE, "Say which engine: --engine ADDRESS --user USER, or --lab DIR for a running lab.");
        }
        try {
            return EngineAddress.parse(engine);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(ExitCode.USAGE, "--engine: " + e.getMessage() + ".", e);
        }
    }

    private WorkplaceOptions.EngineAccess engineAccess() throws CommandFailed, IOException {
        if (lab != null) {
            return LabAccess.of(lab).engine();
        }
        EngineAddress address = address();
        return new WorkplaceOptions.EngineAccess(
                address, trusted(address), new Login(String.valueOf(user), password()));
    }

    private EngineCa trusted(EngineAddress address) throws CommandFailed, IOException {
        if (ca != null) {
            return CaFile.read(ca);
        }
        EngineCa fetched;
        try {
            fetched = EngineCa.fetch(address);
        } catch (EngineException e) {
            throw new CommandFailed(
                    ExitCode.UNREACHABLE,
                    "The engine's certificate authority can't be fetched: " + e.getMessage() + ".",
                    e);
        }
        if (caSha256 != null && hex(caSha256).equals(hex(fetched.sha256()))) {
            return fetched;
        }
        throw new CommandFailed(ExitCode.UNREACHABLE, """
                This engine's certificate authority is not trusted yet:
                  subject   %s
                  valid     %s to %s
                  SHA-256   %s
                Compare the fingerprint with the engine's own (ask its administrator). If it is right, say
                  --ca-sha256 %s""".formatted(
                fetched.subject(), fetched.notBefore(), fetched.notAfter(), fetched.sha256(), hex(fetched.sha256())));
    }

    private static String hex(String fingerprint) {
        return fingerprint.replace(":", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private String password() throws CommandFailed, IOException {
        if (passwordFile != null) {
            if (Files.size(passwordFile) > LARGEST_SECRET_FILE) {
                throw new CommandFailed(ExitCode.USAGE, passwordFile + " is too large for a password.");
            }
            return Files.readString(passwordFile).lines().findFirst().orElse("");
        }
        String given = System.getenv("CHAINKEEPER_PASSWORD");
        if (given != null) {
            return given;
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CommandFailed(ExitCode.USAGE, "No password: give --password-file FILE.");
        }
        char[] typed = console.readPassword("Password of %s: ", user);
        return typed == null ? "" : new String(typed);
    }

    private Path repositoryFolder() throws CommandFailed {
        if (repository != null) {
            return repository;
        }
        if (lab != null) {
            return lab.resolve("repository");
        }
        throw new CommandFailed(ExitCode.USAGE, "Say where points live: --repository DIR.");
    }

    private Path catalogFolder(Path points) {
        if (catalog != null) {
            return catalog;
        }
        return lab != null && repository == null
                ? lab.resolve("catalog")
                : Homes.here().catalog(points);
    }
}
