package io.chainkeeper.cli.labs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.lab.Lab;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;

/// How a running lab is reached: written into its folder when it starts, so that `--lab DIR` is all one has to say.
///
/// @param url      the engine's address
/// @param user     who may sign in
/// @param password the lab's own password, worth nothing elsewhere
/// @param ca       the lab's certificate authority as PEM
public record LabAccess(String url, String user, String password, String ca) {
    private static final String FILE = "lab.json";
    private static final long LARGEST = 1 << 16;

    /// How `lab` is reached.
    public static LabAccess to(Lab lab) {
        return new LabAccess(lab.engineUrl().toString(), lab.user(), lab.password(), lab.caPem());
    }

    /// Writes it so that only this user can read it.
    public void write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Files.deleteIfExists(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file,
                new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Map.of("url", url, "user", user, "password", password, "ca", ca)));
    }

    /// Takes it away again: the lab is closed.
    public static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /// The lab that runs in `folder`.
    ///
    /// @throws IOException where none runs, with the command that starts one
    public static LabAccess of(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException(file + " is not a lab's address: it is too large");
            }
            JsonNode json = new ObjectMapper().readTree(Files.readString(file));
            return new LabAccess(text(json, "url"), text(json, "user"), text(json, "password"), text(json, "ca"));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "no lab is running in " + folder + ". Start one with: chainkeeper lab --dir " + folder, e);
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText();
    }

    /// Its engine, with a repository and a catalog, and pauses that suit an engine so near.
    public WorkplaceOptions workplace(Path repository, Path catalog) {
        var options = WorkplaceOptions.of(engine().address(), engine().ca(), engine().login(), repository, catalog);
        return options.withLimits(options.limits().polling(Duration.ofMillis(50), Duration.ofMillis(500)));
    }

    /// Its engine alone.
    public WorkplaceOptions.EngineAccess engine() {
        return new WorkplaceOptions.EngineAccess(
                EngineAddress.parse(url), EngineCa.ofPem(ca), new Login(user, password));
    }
}
