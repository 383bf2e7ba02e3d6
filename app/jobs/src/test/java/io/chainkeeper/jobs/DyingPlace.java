package io.chainkeeper.jobs;

import io.chainkeeper.jobs.outside.BackupElsewhere;
import io.chainkeeper.lab.LabVm;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A process beside a place that backs up one of its VMs, and is killed in the midst of it.
final class DyingPlace {
    private DyingPlace() {}

    /// Lets it back up until blocks are written down, and kills it.
    ///
    /// @param bytes of the lab's disks that have travelled before it dies, at least
    /// @param noted bytes of notes that there are before it dies, at least
    /// @param notes blocks after which it writes down what has arrived
    static void killed(LabPlace place, LabVm vm, long bytes, int notes, int noted) throws Exception {
        Path ca =
                Files.writeString(place.folder().resolve("ca.pem"), place.lab().caPem());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BackupElsewhere.class.getName(),
                        place.lab().engineUrl().toString(),
                        ca.toString(),
                        place.lab().user(),
                        place.lab().password(),
                        place.repository().toString(),
                        place.catalog().toString(),
                        vm.id().toString(),
                        String.valueOf(bytes),
                        String.valueOf(notes),
                        String.valueOf(noted))
                .redirectError(place.folder().resolve("child.log").toFile())
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String said = output.readLine();
            if (!"bytes".equals(said)) {
                throw new AssertionError("it said " + said + "; "
                        + Files.readString(place.folder().resolve("child.log")));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
