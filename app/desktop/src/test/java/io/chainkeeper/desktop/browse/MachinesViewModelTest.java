package io.chainkeeper.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.edge.HandClock;
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
import io.chainkeeper.jobs.schedule.Assignment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachinesViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final Duration A_KEY = Duration.ofMillis(50);
    private final Wording wording = Wording.of(InstantSource.fixed(NOW), ZoneId.of("UTC"), Locale.ENGLISH);
    private final HandClock later = new HandClock();

    @TempDir
    Path dir;

    private Workplace workplace;
    private MachinesViewModel list;

    @BeforeEach
    void openTheList() throws Exception {
        Background background = new Background(Runnable::run);
        workplace = Workplace.open(WorkplaceOptions.offline(dir.resolve("repository"), dir.resolve("catalog")));
        list = new MachinesViewModel(
                new Desk(workplace, true, background, new Runs(background, new HandCrank(), wording), wording), later);
    }

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void whatNeedsAttentionComesFirst() {
        show(
                vm("safe", Protection.PROTECTED, NOW.minusSeconds(60)),
                vm("stuck", Protection.NOT_POSSIBLE, null),
                vm("bare", Protection.UNPROTECTED, null),
                vm("late", Protection.OVERDUE, NOW.minusSeconds(500_000)),
                vm("later", Protection.OVERDUE, NOW.minusSeconds(900_000)));
        assertThat(names()).containsExactly("later", "late", "bare", "stuck", "safe");
    }

    @Test
    void aSearchFindsEveryWordInNameClusterDescriptionAndTags() {
        show(vm("web01", Protection.PROTECTED, NOW), vm("db01", Protection.PROTECTED, NOW));
        list.searchProperty().set("WEB01 product");
        assertThat(names()).containsExactly("web01");
        list.searchProperty().set("product default");
        assertThat(list.shown()).hasSize(2);
        list.searchProperty().set("nothing");
        assertThat(list.placeholder().get()).contains("No virtual machine matches");
        list.showAll();
        assertThat(list.shown()).hasSize(2);
    }

    @Test
    void filtersOfOneKindAddUpAndOfSeveralKindsNarrowDown() {
        show(
                vm("web01", Protection.OVERDUE, NOW),
                vm("db01", Protection.UNPROTECTED, null),
                vm("mail01", Protection.PROTECTED, NOW));
        list.filter(RowFilter.of(Protection.OVERDUE), true);
        list.filter(RowFilter.of(Protection.UNPROTECTED), true);
        assertThat(names()).containsExactly("web01", "db01");
        list.filter(new RowFilter(RowFilter.Kind.TAG, "production"), true);
        assertThat(list.shown()).hasSize(2);
        list.filter(new RowFilter(RowFilter.Kind.CLUSTER, "Other"), true);
        assertThat(list.shown()).isEmpty();
        list.filter(new RowFilter(RowFilter.Kind.CLUSTER, "Other"), false);
        list.filter(RowFilter.of(Protection.OVERDUE), false);
        assertThat(names()).containsExactly("db01");
        list.showWorry();
        assertThat(names()).containsExactly("web01", "db01");
    }

    @Test
    void onlyFiltersThatLetSomethingThroughAreOffered() {
        show(vm("web01", Protection.OVERDUE, NOW));
        assertThat(list.offered())
                .contains(
                        RowFilter.of(Protection.OVERDUE),
                        RowFilter.of(Presence.UP),
                        new RowFilter(RowFilter.Kind.CLUSTER, "Default"),
                        new RowFilter(RowFilter.Kind.TAG, "production"),
                        new RowFilter(RowFilter.Kind.PLANNED, RowFilter.NO))
                .doesNotContain(RowFilter.of(Protection.PROTECTED), RowFilter.of(Presence.DOWN));
    }

    @Test
    void aVmIsFoundByWhetherAPlanCoversIt() {
        VmSummary covered = vm("web01", Protection.PROTECTED, NOW);
        Covering nightly = new Covering(
                Optional.of(UUID.randomUUID()), "Nightly", Assignment.By.LISTED, Optional.of(NOW.plusSeconds(3600)));
        list.show(Listing.of(
                List.of(covered, vm("db01", Protection.PROTECTED, NOW)),
                List.of(),
                Map.of(covered.vm().id(), nightly),
                wording));
        list.filter(new RowFilter(RowFilter.Kind.PLANNED, RowFilter.YES), true);
        assertThat(list.shown()).singleElement().satisfies(row -> {
            assertThat(row.plan().words()).isEqualTo("Nightly");
            assertThat(row.next()).contains("4:00");
        });
    }

    @Test
    void theChoiceOutlivesANewReadingAndLosesWhatIsNotShownAnyMore() {
        VmSummary web = vm("web01", Protection.OVERDUE, NOW.minusSeconds(999_999));
        VmSummary db = vm("db01", Protection.PROTECTED, NOW);
        show(web, db);
        list.choose(Set.of(web.vm().id(), db.vm().id()));
        VmSummary recovered = new VmSummary(web.vm(), Protection.PROTECTED, Optional.of(NOW), 4, List.of());
        show(recovered, db);
        assertThat(list.chosenProperty().get())
                .containsExactlyInAnyOrder(web.vm().id(), db.vm().id());
        list.searchProperty().set("web01");
        assertThat(list.chosenProperty().get()).containsExactly(web.vm().id());
        list.searchProperty().set("");
        list.chooseShown();
        assertThat(list.chosenProperty().get()).hasSize(2);
    }

    @Test
    void aRowThatChangedIsExchangedWhereItStands() {
        VmSummary web = vm("web01", Protection.PROTECTED, NOW.minusSeconds(120));
        VmSummary db = vm("db01", Protection.PROTECTED, NOW.minusSeconds(60));
        show(web, db);
        var changes = new ArrayList<Integer>();
        list.all().addListener((javafx.collections.ListChangeListener<MachineRow>) change -> {
            while (change.next()) {
                changes.add(change.getRemovedSize());
            }
        });
        show(web, db);
        assertThat(changes).as("nothing changed").isEmpty();
        show(new VmSummary(web.vm(), Protection.PROTECTED, web.lastPoint(), 9, List.of()), db);
        assertThat(changes).containsExactly(1);
    }

    @Test
    void fiveThousandRowsAreSiftedWithinAKeysTime() {
        String seed = "list of 5,000";
        List<VmSummary> vms = IntStream.range(0, 5000)
                .mapToObj(i -> vm("vm-" + i, i % 10 == 0 ? Protection.OVERDUE : Protection.PROTECTED, NOW))
                .toList();
        long began = System.nanoTime();
        Listing listing = Listing.of(vms, List.of(), Map.of(), wording);
        long read = System.nanoTime();
        list.show(listing);
        long shown = System.nanoTime();
        List<Duration> keys = new ArrayList<>();
        for (String typed :
                new String[] {"v", "vm", "vm-", "vm-4", "vm-41", "vm-4", "vm-", "vm", "v", "", "production"}) {
            long key = System.nanoTime();
            list.searchProperty().set(typed);
            keys.add(Duration.ofNanos(System.nanoTime() - key));
        }
        list.searchProperty().set("vm-4");
        assertThat(list.shown()).hasSize(1111);
        list.filter(RowFilter.of(Protection.OVERDUE), true);
        assertThat(list.shown()).hasSize(111);
        assertThat(list.counted().get()).isEqualTo("111 of 5,000");
        Duration slowest = keys.stream().max(Duration::compareTo).orElseThrow();
        Duration median = keys.stream().sorted().toList().get(keys.size() / 2);
        System.out.printf(
                "%s: words %d ms, shown %d ms, a key %.2f ms (median), %.2f ms (slowest)%n",
                seed,
                (read - began) / 1_000_000,
                (shown - read) / 1_000_000,
                median.toNanos() / 1e6,
                slowest.toNanos() / 1e6);
        assertThat(median).isLessThan(A_KEY);
    }

    @Test
    void aRowSaysItselfInOneSentence() {
        show(vm("web01", Protection.OVERDUE, NOW.minusSeconds(4 * 86400)));
        assertThat(list.shown().getFirst().spoken())
                .isEqualTo("web01, Running, Overdue, last point 4 days ago, 3 points, No plan");
    }

    private void show(VmSummary... vms) {
        list.show(Listing.of(List.of(vms), List.of(), Map.of(), wording));
    }

    private List<String> names() {
        return list.shown().stream().map(MachineRow::name).toList();
    }

    private static VmSummary vm(String name, Protection protection, @Nullable Instant last) {
        Vm vm = new Vm(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
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
