package io.chainkeeper.jobs;

import io.chainkeeper.jobs.outside.OwnElsewhere;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A process beside a place that owns its catalog, and says so.
///
/// @param process ends when its input does
/// @param told    what it says next
record OwnedElsewhere(Process process, BufferedReader told) {
    /// Starts it, and waits until it owns the catalog.
    ///
    /// @param repository that it opens
    static OwnedElsewhere start(LabPlace place, Path repository) throws IOException {
        Path ca =
                Files.writeString(place.folder().resolve("ca.pem"), place.lab().caPem());
        Path log = place.folder().resolve("owner.log");
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnElsewhere.class.getName(),
                        place.lab().engineUrl().toString(),
                        ca.toString(),
                        place.lab().user(),
                        place.lab().password(),
                        repository.toString(),
                        place.catalog().toString())
                .redirectError(log.toFile())
                .start();
        var told = new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
        String said = told.readLine();
        if (!"mine".equals(said)) {
            owner.destroyForcibly();
            throw new AssertionError("it said " + said + "; " + Files.readString(log));
        }
        return new OwnedElsewhere(owner, told);
    }
}
