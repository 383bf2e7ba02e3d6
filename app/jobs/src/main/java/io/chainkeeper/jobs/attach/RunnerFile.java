package io.chainkeeper.jobs.attach;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.chainkeeper.jobs.settings.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The small file beside what is owned that says who owns it. It grants nothing: the lock of what is owned is
/// the lease, and a file whose process is gone is as good as none.
final class RunnerFile {
    private static final int LARGEST = 64 * 1024;
    private static final Codec CODEC = Codec.ofRecords();

    private final Path file;

    /// @param file where it is, or will be
    RunnerFile(Path file) {
        this.file = file;
    }

    /// Says who owns it, in one step, readable by this user only.
    void write(Runner runner) throws IOException {
        PrivateFile.replace(file, CODEC.bytes(runner, Runner.class));
    }

    /// Who owns it; empty if nobody does, or only one who is gone, or the file cannot be understood.
    Optional<Runner> alive() throws IOException {
        return written().filter(Runner::alive);
    }

    private Optional<Runner> written() throws IOException {
        try {
            return Optional.of(CODEC.value(PrivateFile.read(file, LARGEST), Runner.class));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /// Removes the file if it still speaks of that runner.
    void remove(Runner runner) throws IOException {
        if (written().filter(runner::equals).isPresent()) {
            Files.deleteIfExists(file);
        }
    }
}
