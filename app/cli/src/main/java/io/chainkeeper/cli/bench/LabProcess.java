package io.chainkeeper.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A lab in a process of its own, so that the server's work is not counted as the client's.
final class LabProcess implements AutoCloseable {
    private final SpeakingProcess process;

    private LabProcess(SpeakingProcess process) {
        this.process = process;
    }

    /// Starts this same program as `lab`, with a VM for each raw image.
    ///
    /// @param folder the lab's folder, for `--lab`
    /// @param disks  a VM's name → its disk
    static LabProcess start(Path folder, Map<String, Path> disks) throws IOException {
        Files.createDirectories(folder);
        var words = new ArrayList<>(List.of(
                "chainkeeper.cli/io.chainkeeper.cli.Main",
                "lab",
                "--dir",
                folder.toString(),
                "--time-scale",
                "0",
                "--bare"));
        disks.forEach((vm, raw) -> words.addAll(List.of("--add", vm + "=" + raw)));
        var process = SpeakingProcess.start(words, folder.resolve("lab.err"));
        String line = process.line();
        // The lab prints its address when it is open; the last line tells what to try.
        while (!line.contains("Ctrl-C")) {
            line = process.line();
        }
        return new LabProcess(process);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
