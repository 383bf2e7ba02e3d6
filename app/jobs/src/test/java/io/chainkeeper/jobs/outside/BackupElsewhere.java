package io.chainkeeper.jobs.outside;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// A process of its own that backs up one VM, and is made to be killed. Prints `bytes` when bytes have moved, and
/// the outcome if it lives to see it.
public final class BackupElsewhere {
    private BackupElsewhere() {}

    /// Arguments: engine, file of the CA, user, password, repository, catalog, VM.
    public static void main(String[] arguments) throws Exception {
        WorkplaceOptions options = WorkplaceOptions.of(
                EngineAddress.parse(arguments[0]),
                EngineCa.ofPem(Files.readString(Path.of(arguments[1]))),
                new Login(arguments[2], arguments[3]),
                Path.of(arguments[4]),
                Path.of(arguments[5]));
        try (Workplace work = Workplace.open(options)) {
            Run run = work.backup(UUID.fromString(arguments[6]), BackupOptions.standard());
            while (run.snapshot().bytesMoved() == 0 && run.snapshot().outcome().isEmpty()) {
                Thread.sleep(1); // how often to look
            }
            System.out.println("bytes");
            System.out.println(run.outcome().join());
        }
    }
}
