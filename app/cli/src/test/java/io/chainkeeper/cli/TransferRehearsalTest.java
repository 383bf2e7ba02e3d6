package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.cli.bench.SourceDisk;
import io.chainkeeper.images.ImageInfo;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a build plays for the start-up cache of transfers.
class TransferRehearsalTest {
    @Test
    void everyTransferOfTheRehearsalEndsWell(@TempDir Path dir) throws Exception {
        Path raw = SourceDisk.write(dir.resolve("disk.raw"), 4 << 20, SourceDisk.SMALL);
        try (var lab = Lab.start(LabOptions.fast(dir.resolve("lab")))) {
            var tickets = TransferRehearsal.tickets(lab, raw, dir);

            TransferRehearsal.play(dir, tickets.get(0), tickets.get(1), tickets.get(2));

            assertThat(ImageInfo.read(dir.resolve("full.qcow2")).virtualSize()).isEqualTo(Files.size(raw));
            assertThat(ImageInfo.read(dir.resolve("changes.qcow2"))
                            .qcow2()
                            .orElseThrow()
                            .backingName())
                    .contains("full.qcow2");
        }
    }
}
