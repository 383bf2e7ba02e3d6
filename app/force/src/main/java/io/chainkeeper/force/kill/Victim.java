package io.chainkeeper.force.kill;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.force.site.Site;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The process that is made to be killed: the program's services, one command, and then nothing more. Says `ready`,
/// reads a line with what to do, says `begun` when it does it and `done` when it has.
public final class Victim {
    private Victim() {}

    /// Arguments: engine, file of its CA, user, password, repository, catalog.
    public static void main(String[] arguments) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        WorkplaceOptions options = WorkplaceOptions.of(
                        EngineAddress.parse(arguments[0]),
                        EngineCa.ofPem(Files.readString(Path.of(arguments[1]))),
                        new Login(arguments[2], arguments[3]),
                        Path.of(arguments[4]),
                        Path.of(arguments[5]))
                .withLimits(Site.limits());
        System.out.println("ready");
        String order = orders.readLine();
        if (order == null) {
            return;
        }
        try (Workplace work = Workplace.open(options)) {
            System.out.println("begun");
            Run run = begin(work, order.split(" "));
            System.out.println("done " + run.outcome().join().getClass().getSimpleName());
            orders.readLine(); // nobody writes any more: stays alive until it is killed
        }
    }

    private static Run begin(Workplace work, String[] order) throws WorkplaceException, IOException {
        return switch (order[0]) {
            case "full", "incremental" ->
                work.backup(UUID.fromString(order[1]), BackupOptions.standard().withFull(order[0].equals("full")));
            case "files" ->
                work.restore(new RestoreRequest.LocalFiles(
                        UUID.fromString(order[1]), Path.of(order[2]), ImageFormat.RAW, Optional.empty()));
            case "disks" -> work.restore(disks(work, UUID.fromString(order[1])));
            case "rebuild" -> work.rebuildCatalog();
            default -> throw new IllegalArgumentException(order[0]);
        };
    }

    private static RestoreRequest disks(Workplace work, UUID id) throws WorkplaceException {
        Point point = work.point(id).orElseThrow();
        return new RestoreRequest.Disks(
                id,
                Set.copyOf(point.disks().stream().map(DiskVersion::disk).collect(Collectors.toSet())),
                new RestoreRequest.DiskTarget.Floating(),
                Map.of(),
                Optional.of(work.storageDomains().getFirst().id()),
                true);
    }
}
