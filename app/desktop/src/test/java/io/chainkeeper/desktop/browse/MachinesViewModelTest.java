package io.chainkeeper.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.watch.HandCrank;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.CompatibilityLevel;
import io.chainkeeper.engine.Hardware;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.plan.Protection;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachinesViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private final Wording wording = Wording.of(InstantSource.fixed(NOW), ZoneId.of("UTC"), Locale.ENGLISH);

    @TempDir
    Path dir;

    private Workplace workplace;
    private MachinesViewModel list;

    @BeforeEach
    void openTheList() throws Exception {
        Background background = new Background(Runnable::run);
        workplace = Workplace.open(WorkplaceOptions.offline(dir.resolve("repository"), dir.resolve("catalog")));
        list = new MachinesViewModel(
                new Desk(workplace, background, new Runs(background, new HandCrank(), wording), wording));
    }

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void whatNeedsAttentionComesFirst() {
        list.show(List.of(
                vm("safe", Protection.PROTECTED, NOW.minusSeconds(60)),
                vm("stuck", Protection.NOT_POSSIBLE, null),
                vm("bare", Protection.UNPROTECTED, null),
                vm("late", Protection.OVERDUE, NOW.minusSeconds(500_000)),
                vm("later", Protection.OVERDUE, NOW.minusSeconds(900_000))));
        assertThat(list.shown()).extracting(MachineRow::name).containsExactly("later", "late", "bare", "stuck", "safe");
    }

    @Test
    void aSearchFindsEveryWordInNameClusterDescriptionAndTags() {
        list.show(List.of(vm("web01", Protection.PROTECTED, NOW), vm("db01", Protection.PROTECTED, NOW)));
        list.searchProperty().set("WEB01 product");
        assertThat(list.shown()).extracting(MachineRow::name).containsExactly("web01");
        list.searchProperty().set("product default");
        assertThat(list.shown()).hasSize(2);
        list.searchProperty().set("nothing");
        assertThat(list.placeholder().get()).contains("Clear the search");
    }

    @Test
    void fiveThousandRowsAreSiftedByEachLetterAndByProtection() {
        list.show(IntStream.range(0, 5000)
                .mapToObj(i -> vm("vm-" + i, i % 10 == 0 ? Protection.OVERDUE : Protection.PROTECTED, NOW))
                .toList());
        list.searchProperty().set("vm-4");
        assertThat(list.shown()).hasSize(1111);
        list.onlyProperty().set(MachinesViewModel.Only.WORRY);
        assertThat(list.shown()).hasSize(111);
        assertThat(list.counted().get()).isEqualTo("111 of 5,000");
    }

    @Test
    void aRowSaysItselfInOneSentence() {
        list.show(List.of(vm("web01", Protection.OVERDUE, NOW.minusSeconds(4 * 86400))));
        assertThat(list.shown().getFirst().spoken())
                .isEqualTo("web01, Running, Overdue, last point 4 days ago, 3 points");
    }

    private static VmSummary vm(String name, Protection protection, Instant last) {
        Vm vm = new Vm(
                UUID.randomUUID(),
                name,
                "Company web site",
                VmStatus.UP,
                UUID.randomUUID(),
                "Default",
                new CompatibilityLevel(4, 7),
                false,
                Optional.empty(),
                Hardware.UNKNOWN,
                List.of(),
                List.of(),
                List.of("production"));
        return new VmSummary(vm, protection, Optional.ofNullable(last), last == null ? 0 : 3, List.of());
    }
}
