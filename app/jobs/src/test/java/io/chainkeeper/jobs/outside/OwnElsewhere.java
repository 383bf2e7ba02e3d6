package io.chainkeeper.jobs.outside;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.attach.RunnerKind;
import java.nio.file.Files;
import java.nio.file.Path;

/// A process of its own that owns a catalog and answers for others until its standard input ends. Prints `mine` when
/// it owns it, and `left` when it has let go.
public final class OwnElsewhere {
    private OwnElsewhere() {}

    /// Arguments: engine, file of the CA, user, password, repository, catalog.
    public static void main(String[] arguments) throws Exception {
        WorkplaceOptions options = WorkplaceOptions.of(
                EngineAddress.parse(arguments[0]),
                EngineCa.ofPem(Files.readString(Path.of(arguments[1]))),
                new Login(arguments[2], arguments[3]),
                Path.of(arguments[4]),
                Path.of(arguments[5]));
        Workplace place = Workplace.openAndServe(options, RunnerKind.AGENT);
        System.out.println("mine");
        while (System.in.read() >= 0) {
            // Whatever is written only keeps it awake.
        }
        place.close();
        System.out.println("left");
    }
}
