package io.chainkeeper.catalog.outside;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.KeptPoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a second process does with a catalog in the tests. Uses public names only: it also runs outside the module.
public final class OtherProcess {
    private OtherProcess() {}

    /// `hold FOLDER`: opens, says so, and waits to be killed. `write FOLDER`: keeps points for ever and says
    /// each id when the call has returned. `look FOLDER`: says how it was found and how many points there
    /// are.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        try (Catalog catalog = Catalog.open(folder)) {
            switch (arguments[0]) {
                case "hold" -> {
                    System.out.println("open");
                    Thread.sleep(Long.MAX_VALUE);
                }
                case "write" -> {
                    while (true) {
                        KeptPoint point = point();
                        catalog.keep(point);
                        System.out.println(point.point());
                    }
                }
                case "look" -> {
                    catalog.keep(point());
                    System.out.println(Catalog.class.getModule().isNamed() + " "
                            + catalog.opened().getClass().getSimpleName() + " "
                            + catalog.points().size());
                }
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (CatalogException.AnotherProcess _) {
            System.out.println("another process");
        }
    }

    private static KeptPoint point() {
        return new KeptPoint(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "vm",
                "engine",
                Instant.EPOCH,
                Optional.empty(),
                "guest-off",
                Optional.empty(),
                List.of());
    }
}
