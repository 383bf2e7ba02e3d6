package io.chainkeeper.desktop.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.VmIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointsFoundTest {
    private static final int VMS = 100;
    private static final int EACH = 200;

    @TempDir
    Path dir;

    private LabDesk lab;
    private Point one;

    @BeforeEach
    void backUpOnce() throws Exception {
        lab = new LabDesk(dir);
        lab.backUp();
        one = lab.desk().workplace().points().getFirst();
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    /// Twenty thousand points of a hundred VMs, all of them the one that there is, at other times and of other VMs.
    private List<Point> many() {
        List<Point> points = new ArrayList<>();
        for (int vm = 0; vm < VMS; vm++) {
            VmIdentity identity = new VmIdentity(new UUID(7, vm), String.format("vm%03d", vm));
            for (int day = 0; day < EACH; day++) {
                points.add(new Point(
                        one.format(),
                        new UUID(vm + 1, day),
                        one.run(),
                        identity,
                        one.engine(),
                        one.takenAt().minus(Duration.ofDays(day)),
                        one.checkpoint(),
                        one.consistency(),
                        one.disks(),
                        one.shape(),
                        one.ovf(),
                        one.restoreText(),
                        one.proof()));
            }
        }
        return points;
    }

    @Test
    void pointsAreGroupedByVmAndTheNewestStandsFirst() {
        PointsFound found = PointsFound.of(many(), lab.desk().wording());

        assertThat(found.rows()).hasSize(VMS * EACH);
        assertThat(found.rows()).isSortedAccordingTo((a, b) -> b.takenAt().compareTo(a.takenAt()));
        assertThat(found.groups()).hasSize(VMS + 1);
        assertThat(found.groups().getFirst().name()).isEqualTo("All VMs");
        assertThat(found.groups().get(1).name()).isEqualTo("vm000");
        assertThat(found.groups().get(1).count()).isEqualTo(EACH);
    }

    @Test
    void aSearchInTwentyThousandRowsIsDoneBeforeTheNextKeyIsPressed() {
        PointsViewModel points = new PointsViewModel(lab.desk());
        points.show(PointsFound.of(many(), lab.desk().wording()));
        points.searchProperty().set("vm09"); // warm

        long before = System.nanoTime();
        points.searchProperty().set("vm042");
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(points.shown()).hasSize(EACH).allMatch(row -> row.vmName().equals("vm042"));
        assertThat(points.groups()).extracting(PointGroup::name).containsExactly("All VMs", "vm042");
        assertThat(took).as("a tenth of a second is many times what it takes").isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void oneVmIsShownAlone() {
        PointsViewModel points = new PointsViewModel(lab.desk());
        points.show(PointsFound.of(many(), lab.desk().wording()));

        points.groupProperty().set(points.groups().get(5));

        assertThat(points.shown()).hasSize(EACH).extracting(PointRow::vmName).containsOnly("vm004");
        points.searchProperty().set("nothing like this");
        assertThat(points.shown()).isEmpty();
        assertThat(points.placeholder().get()).startsWith("No restore point matches");
    }
}
