package io.chainkeeper.force.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The program as users start it, with the command line that an order stands for. It begins with its start, so being
/// killed while it opens is part of it.
final class ProgramProcess implements VictimProcess {
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
    public void order(String what) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words(what.split(" ")));
        command.addAll(access);
        process = Optional.of(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    private static List<String> words(String[] order) {
        return switch (order[0]) {
            case "full" -> List.of("backup", order[1], "--full");
            case "incremental" -> List.of("backup", order[1]);
            case "files" -> List.of("restore", order[1], "--to-folder", order[2], "-O", "raw");
            case "disks" -> List.of("restore", order[1], "--floating");
            case "rebuild" -> List.of("catalog", "rebuild");
            default -> throw new IllegalArgumentException(order[0]);
        };
    }

    @Override
    public void awaitBegun() {
        // It has begun.
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
    public List<String> kill() throws IOException {
        if (process.isEmpty()) {
            return List.of();
        }
        boolean alive = process.get().isAlive();
        process.get().descendants().forEach(ProcessHandle::destroyForcibly);
        process.get().destroyForcibly();
        int status = status();
        return alive ? List.of() : List.of("done with " + status);
    }
}
