package io.chainkeeper.desktop.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.repository.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillViewModelTest {
    @TempDir
    Path dir;

    @Test
    void aDrillBringsBackComparesAndRemovesWhatItWrote() throws Exception {
        List<Path> before = folders();
        try (LabDesk lab = new LabDesk(dir)) {
            Point point = point(lab);
            DrillViewModel drill = new DrillViewModel(lab.desk());
            drill.begin(point.id(), point.vm().id());
            assertThat(drill.busyProperty().get()).isTrue();
            lab.until("its run is shown", () -> drill.cardProperty().get().isPresent());
            lab.until("the verdict", () -> !drill.verdictProperty().get().isEmpty());
            assertThat(drill.passedProperty().get()).isTrue();
            assertThat(drill.verdictProperty().get()).contains("passed").contains("1 disk");
            assertThat(drill.busyProperty().get()).isFalse();
        }
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void aPointThatIsDamagedDoesNotPass() throws Exception {
        try (LabDesk lab = new LabDesk(dir)) {
            Point point = point(lab);
            damage(lab.desk().workplace());
            DrillViewModel drill = new DrillViewModel(lab.desk());
            drill.begin(point.id(), point.vm().id());
            lab.until("the verdict", () -> !drill.verdictProperty().get().isEmpty());
            assertThat(drill.passedProperty().get()).isFalse();
            assertThat(drill.verdictProperty().get()).contains("did not pass");
        }
    }

    private static Point point(LabDesk lab) throws Exception {
        lab.backUp();
        return lab.desk().workplace().points(lab.guest().vm()).getFirst();
    }

    /// Cuts the point's only image short.
    private static void damage(Workplace workplace) throws Exception {
        try (Stream<Path> all = Files.walk(workplace.options().repository())) {
            Path image = all.filter(file -> file.toString().endsWith(".qcow2"))
                    .findFirst()
                    .orElseThrow();
            try (var channel = java.nio.channels.FileChannel.open(image, java.nio.file.StandardOpenOption.WRITE)) {
                channel.truncate(Files.size(image) / 2);
            }
        }
    }

    private static List<Path> folders() throws Exception {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(each -> each.getFileName().toString().startsWith("chainkeeper-drill-"))
                    .sorted()
                    .toList();
        }
    }
}
