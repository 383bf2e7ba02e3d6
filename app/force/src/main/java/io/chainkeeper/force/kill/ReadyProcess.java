package io.chainkeeper.force.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A [Victim] seen from outside. Starting a Java machine takes longer than all that it does here, so one is started
/// while another works.
final class ReadyProcess implements VictimProcess {
    private static final String WELL = "done Completed";

    private final Process process;
    private final BufferedReader said;

    private ReadyProcess(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Starts one; it waits for its order.
    static ReadyProcess start(List<String> arguments, Path log) throws IOException {
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
        return new ReadyProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    @Override
    public Instant order(Work work, String words) throws IOException {
        expect("ready");
        Writer orders = process.outputWriter(StandardCharsets.UTF_8);
        orders.write(words + "\n");
        orders.flush(); // and stays open: the end of what it may read would end it
        return Instant.now();
    }

    @Override
    public Instant awaitBegun(BooleanSupplier seen) throws IOException {
        expect("begun");
        return Instant.now();
    }

    @Override
    public void awaitDone() throws IOException {
        String line = said.readLine();
        if (!WELL.equals(line)) {
            throw new IOException("the victim said " + line + " instead of that it is done");
        }
    }

    private void expect(String word) throws IOException {
        String line = said.readLine();
        if (!word.equals(line)) {
            throw new IOException("the victim said " + line + " instead of " + word);
        }
    }

    @Override
    public Optional<String> kill() throws IOException {
        process.toHandle().destroyForcibly(); // the process itself would close what it said as well
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return said.lines()
                .filter(line -> line.startsWith("done ") && !line.equals(WELL))
                .findFirst();
    }
}
