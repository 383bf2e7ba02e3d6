package io.chainkeeper.force.fuzz;

import io.chainkeeper.force.Folders;
import io.chainkeeper.force.Force;
import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import io.chainkeeper.force.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Images made to deceive, by the ten thousand, found by following what the reader does with them.
public final class FuzzForce implements Force {
    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(10);

    /// Where inputs are written and read ten times as fast, since nothing there is ever flushed to a disk.
    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public String tries() {
        return "hostile qcow2 chains, guided by coverage: no crash, no hang, no file outside the folder,"
                + " no more than 64 MiB";
    }

    @Override
    public ForceReport run(ForceOptions options) throws Exception {
        return run(options, options.longMode() ? LONG : SHORT);
    }

    /// @param time for the search, after all kept inputs have been tried
    ForceReport run(ForceOptions options, Duration time) throws Exception {
        Tally tally = new Tally();
        Path place = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "chainkeeper-fuzz-")
                : Files.createDirectory(options.folder().resolve("fuzz"));
        try {
            new Fuzzer(options.folder(), place, options.seed(), tally).run(time);
        } finally {
            Folders.remove(place);
        }
        return tally.report();
    }
}
