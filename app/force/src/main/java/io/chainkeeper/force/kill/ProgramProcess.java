package io.chainkeeper.force.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The program as users start it, with the command line that an order stands for. It begins with its start, so being
/// killed while it opens is part of it.
final class ProgramProcess implements VictimProcess {
    private static final long LOOK_EVERY_NANOS = 200_000;

    private final Path program;
    private final List<String> access;
    private final Path log;
    private Optional<Process> process = Optional.empty();

    /// @param program the start script or launcher
    /// @param access  options that name engine, repository and catalog
    /// @param log     gets what it says
    ProgramProcess(Path program, List<String> access, Path log) {
        this.program = program;
        this.access = List.copyOf(access);
        this.log = log;
    }

    @Override
    public Instant order(Work work, String words) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(typed(work, words.split(" ")));
        command.addAll(access);
        process = Optional.of(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
        return Instant.now();
    }

    private static List<String> typed(Work work, String[] order) {
        return switch (work) {
            case FULL -> List.of("backup", order[1], "--full");
            case INCREMENTAL -> List.of("backup", order[1]);
            case FILES -> List.of("restore", order[1], "--to-folder", order[2], "-O", "raw");
            case DISKS -> List.of("restore", order[1], "--floating");
            case REBUILD -> List.of("catalog", "rebuild");
        };
    }

    @Override
    public Instant awaitBegun(BooleanSupplier seen) {
        while (!seen.getAsBoolean() && process.orElseThrow().isAlive()) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return Instant.now();
    }

    @Override
    public void awaitDone() throws IOException {
        int status = status();
        if (status != 0) {
            throw new IOException(program + " ended with " + status + ", see " + log);
        }
    }

    private int status() throws IOException {
        try {
            return process.orElseThrow().waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Optional<String> kill() throws IOException {
        if (process.isEmpty()) {
            return Optional.empty();
        }
        boolean alive = process.get().isAlive();
        process.get().descendants().forEach(ProcessHandle::destroyForcibly);
        process.get().destroyForcibly();
        int status = status();
        return alive || status == 0 ? Optional.empty() : Optional.of("status " + status + ", see " + log);
    }
}
