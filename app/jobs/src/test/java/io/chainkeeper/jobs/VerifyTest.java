package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Point;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;
    private Point full;
    private Point incremental;

    @BeforeEach
    void aChainOfTwo() throws Exception {
        place = new LabPlace(folder);
        vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 16 * MIB, 4 * MIB, 41)));
        full = place.backedUp("web");
        LabPlace.write(vm.disk(), 5 * MIB, 1 << 20, 42);
        incremental = place.backedUp("web");
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        try (LabPlace here = place) {
            here.lab().assertClean();
        }
    }

    private Outcome verify(UUID point) {
        return LabPlace.end(place.work().verify(point));
    }

    private Path image(Point point) throws Exception {
        return place.work().chain(point.id(), vm.disk().id()).top().file();
    }

    /// Flips one bit in the middle of the data, which lies at the end of the file or before the tables there.
    private static void flip(Path file) throws Exception {
        try (RandomAccessFile image = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] all = Files.readAllBytes(file);
            long at = longestRunOfData(all);
            image.seek(at);
            int value = image.read();
            image.seek(at);
            image.write(value ^ 1);
        }
    }

    /// The middle of a cluster that is surely guest data: random bytes have almost no zeroes.
    private static long longestRunOfData(byte[] all) {
        for (int cluster = all.length / 65536 / 2; cluster > 0; cluster--) {
            int zeroes = 0;
            for (int i = 0; i < 65536; i++) {
                zeroes += all[cluster * 65536 + i] == 0 ? 1 : 0;
            }
            if (zeroes < 1000) {
                return cluster * 65536L + 32768;
            }
        }
        throw new AssertionError("no data in the image");
    }

    private static void assertDamaged(Outcome outcome, Point where, Path file) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.why().kind()).isEqualTo(FailureCode.POINT_DAMAGED);
            Failure.BackUpAgain damaged = (Failure.BackUpAgain) failed.why();
            assertThat(damaged.damages()).extracting(Failure.Damage::point).containsOnly(where.id());
            assertThat(damaged.damages())
                    .extracting(Failure.Damage::file)
                    .containsOnly(file.getFileName().toString());
            assertThat(Words.english().headline(failed.why()))
                    .contains(file.getFileName().toString());
        });
    }

    @Test
    void aSoundPointIsReadBackWithItsWholeChain() {
        Result.Verified verified =
                (Result.Verified) LabPlace.completed(verify(incremental.id())).result();

        assertThat(verified.files()).isEqualTo(2);
        assertThat(verified.bytes()).isGreaterThan(4 * MIB);
    }

    @Test
    void aFlippedBitIsFoundAndItsFileNamed() throws Exception {
        flip(image(incremental));

        assertDamaged(verify(incremental.id()), incremental, image(incremental));
    }

    @Test
    void aFlippedBitInTheFullBelowIsBlamedOnTheFull() throws Exception {
        flip(image(full));

        assertDamaged(verify(incremental.id()), full, image(full));
    }

    @Test
    void theOtherPointStaysSound() throws Exception {
        flip(image(incremental));

        LabPlace.completed(verify(full.id()));
    }

    @Test
    void aPointThatDoesNotExistIsSaidToBeGone() {
        assertThat(verify(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.POINT_GONE));
    }
}
