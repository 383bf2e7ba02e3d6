package io.chainkeeper.jobs.outside;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/// A process of its own that backs up one VM, and is made to be killed. Prints `bytes` when some
/// bytes have moved, and the outcome if it lives to see it.
public final class BackupElsewhere {
    private BackupElsewhere() {}

    /// Arguments: engine, file of the CA, user, password, repository, catalog, VM, how many bytes,
    /// after how many blocks it writes down what has arrived, and how many bytes of such notes
    /// there are to be.
    public static void main(String[] arguments) throws Exception {
        WorkplaceOptions options = WorkplaceOptions.of(
                        EngineAddress.parse(arguments[0]),
                        EngineCa.ofPem(Files.readString(Path.of(arguments[1]))),
                        new Login(arguments[2], arguments[3]),
                        Path.of(arguments[4]),
                        Path.of(arguments[5]))
                .withLimits(JobLimits.standard()
                        .polling(Duration.ofMillis(2), Duration.ofMillis(20))
                        .noting(Integer.parseInt(arguments[8])));
        long noted = Long.parseLong(arguments[9]);
        long enough = Long.parseLong(arguments[7]);
        try (Workplace work = Workplace.open(options)) {
            Run run = work.backup(UUID.fromString(arguments[6]), BackupOptions.standard());
            while ((run.snapshot().bytesMoved() < enough || noted(Path.of(arguments[4])) < noted)
                    && run.snapshot().outcome().isEmpty()) {
                Thread.sleep(1); // how often to look
            }
            System.out.println("bytes");
            System.out.println(run.outcome().join());
        }
    }

    private static long noted(Path repository) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(file -> file.toString().endsWith(".brought"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
