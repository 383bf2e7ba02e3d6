package io.chainkeeper.force.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A [Victim] seen from outside. Starting a Java machine takes longer than all that it does here, so one is started
/// while another works.
final class VictimProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    private VictimProcess(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Starts one; it waits for its order.
    static VictimProcess start(List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName()));
        command.addAll(arguments);
        return new VictimProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    /// Gives it its order, and returns at once.
    void order(String what) throws IOException {
        expect("ready");
        Writer orders = process.outputWriter(StandardCharsets.UTF_8);
        orders.write(what + "\n");
        orders.flush(); // and stays open: the end of what it may read would end it
    }

    /// Waits until it has opened everything.
    void awaitBegun() throws IOException {
        expect("begun");
    }

    /// Waits until it has done what it was told.
    void awaitDone() throws IOException {
        String line = said.readLine();
        if (line == null || !line.startsWith("done ")) {
            throw new IOException("the victim said " + line + " instead of that it is done");
        }
    }

    private void expect(String word) throws IOException {
        String line = said.readLine();
        if (!word.equals(line)) {
            throw new IOException("the victim said " + line + " instead of " + word);
        }
    }

    /// Kills it, as `kill -9` does, and returns when it is gone.
    ///
    /// @return what it had said until then that nobody has read
    List<String> kill() throws IOException {
        process.toHandle().destroyForcibly(); // the process itself would close what it said as well
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return said.lines().toList();
    }

    @Override
    public void close() throws IOException {
        kill();
    }
}
