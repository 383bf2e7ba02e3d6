package io.chainkeeper.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A lab in a process of its own, so that the server's work is not counted as the client's.
final class LabProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;

    private LabProcess(Process process) {
        this.process = process;
    }

    /// Starts this same program as `lab`, with a VM for each raw image.
    ///
    /// @param folder the lab's folder, for `--lab`
    /// @param disks  a VM's name → its disk
    static LabProcess start(Path folder, Map<String, Path> disks) throws IOException {
        Files.createDirectories(folder);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=com.github.luben.zstd_jni,org.conscrypt",
                "-Xmx512m",
                "--module-path",
                modulePath(),
                "--module",
                "chainkeeper.cli/io.chainkeeper.cli.Main",
                "lab",
                "--dir",
                folder.toString(),
                "--time-scale",
                "0",
                "--bare"));
        disks.forEach((vm, raw) -> command.addAll(List.of("--add", vm + "=" + raw)));
        var process = new ProcessBuilder(command)
                .redirectError(folder.resolve("lab.err").toFile())
                .start();
        var lab = new LabProcess(process);
        try (var said = process.inputReader()) {
            // The lab prints its address when it is open; the last line tells what to try.
            String line = said.readLine();
            while (line != null && !line.contains("Ctrl-C")) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IOException("the lab did not start: " + Files.readString(folder.resolve("lab.err")));
            }
        }
        return lab;
    }

    private static String modulePath() throws IOException {
        String path = System.getProperty("jdk.module.path");
        if (path == null) {
            throw new IOException("benchmarks need the program on the module path: ./run bench");
        }
        return path;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
