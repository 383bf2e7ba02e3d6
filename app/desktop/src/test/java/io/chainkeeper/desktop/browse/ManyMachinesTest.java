package io.chainkeeper.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.edge.HandClock;
import io.chainkeeper.desktop.edge.Views;
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
import java.lang.management.ManagementFactory;
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
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// The table itself with 5,000 rows, laid out as on the screen.
class ManyMachinesTest extends ApplicationTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final int MANY = 5000;
    private static final Duration OPENS = Duration.ofMillis(300);
    private static final Duration A_KEY = Duration.ofMillis(50);

    @TempDir
    static Path dir;

    private final Wording wording = Wording.of(InstantSource.fixed(NOW), ZoneId.of("UTC"), Locale.ENGLISH);
    private Workplace workplace;
    private MachinesViewModel list;
    private Parent screen;

    @Override
    public void start(Stage stage) throws Exception {
        workplace = Workplace.open(WorkplaceOptions.offline(dir.resolve("repository"), dir.resolve("catalog")));
        Background background = new Background(Runnable::run);
        Desk desk = new Desk(workplace, true, background, new Runs(background, new HandCrank(), wording), wording);
        list = new MachinesViewModel(desk, new HandClock());
        MachineVerbs verbs = new MachineVerbs(desk, list::load);
        screen =
                new Views(wording.texts()).load("machines", new MachinesController(list, verbs, new Region(), _ -> {}));
        stage.setScene(new Scene(screen, 1024, 700));
        stage.show();
    }

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void theListOpensAndIsSearchedAtOnce() {
        Listing listing = listing(0);
        List<Duration> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Listing fresh = listing(i);
            opened.add(laidOut(() -> list.show(fresh)));
            laidOut(() -> list.show(Listing.of(List.of(), List.of(), Map.of(), wording)));
        }
        laidOut(() -> list.show(listing));
        List<Duration> keys = new ArrayList<>();
        for (String typed :
                new String[] {"v", "vm", "vm-", "vm-4", "vm-41", "vm-419", "vm-41", "vm-4", "vm-", "vm", ""}) {
            keys.add(laidOut(() -> list.searchProperty().set(typed)));
        }
        Duration all = laidOut(list::chooseShown);
        System.out.printf(
                "%d rows: opened in %d ms (median of 5), a key %.1f ms (median), %.1f ms"
                        + " (slowest), all chosen in %d ms%n",
                MANY,
                median(opened).toMillis(),
                median(keys).toNanos() / 1e6,
                keys.stream().max(Duration::compareTo).orElseThrow().toNanos() / 1e6,
                all.toMillis());
        assertThat(median(opened)).isLessThan(OPENS);
        assertThat(median(keys)).isLessThan(A_KEY);
        assertThat(table().getSelectionModel().getSelectedIndices()).hasSize(MANY);
    }

    @Test
    void theChoiceAndThePlaceInTheListOutliveANewReading() {
        interact(() -> list.show(listing(0)));
        interact(() -> table().scrollTo(3000));
        UUID chosen = list.shown().get(3003).id();
        interact(() -> table().getSelectionModel().clearAndSelect(3003));
        int before = firstInSight();
        interact(() -> list.show(listing(1)));
        assertThat(table().getSelectionModel().getSelectedItem().id()).isEqualTo(chosen);
        assertThat(table().getSelectionModel().getSelectedItem().points())
                .as("the row is the new one")
                .isEqualTo(4);
        assertThat(firstInSight()).isEqualTo(before);
        assertThat(list.chosenProperty().get()).isEqualTo(Set.of(chosen));
    }

    private int firstInSight() {
        return ((javafx.scene.control.skin.VirtualFlow<?>) table().lookup(".virtual-flow"))
                .getFirstVisibleCell()
                .getIndex();
    }

    /// What a change and its layout cost the FX thread, in its own time: other processes on a busy machine do not
    /// count.
    private Duration laidOut(Runnable change) {
        var took = new Duration[1];
        var threads = ManagementFactory.getThreadMXBean();
        interact(() -> {
            long began = threads.getCurrentThreadCpuTime();
            change.run();
            screen.applyCss();
            screen.layout();
            took[0] = Duration.ofNanos(threads.getCurrentThreadCpuTime() - began);
        });
        return took[0];
    }

    private static Duration median(List<Duration> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    @SuppressWarnings("unchecked")
    private TableView<MachineRow> table() {
        return (TableView<MachineRow>) screen.lookup("#table");
    }

    private Listing listing(int more) {
        List<VmSummary> vms =
                IntStream.range(0, MANY).mapToObj(i -> vm(i, more)).toList();
        return Listing.of(vms, List.of(), Map.of(), wording);
    }

    private static VmSummary vm(int number, int more) {
        Vm vm = new Vm(
                new UUID(7, number),
                "vm-" + number,
                "One of many",
                VmStatus.UP,
                new UUID(8, number % 9),
                "Cluster " + number % 9,
                new CompatibilityLevel(4, 7),
                false,
                Optional.empty(),
                Hardware.UNKNOWN,
                List.of(),
                List.of(),
                List.of("tag-" + number % 40));
        Protection protection = number % 10 == 0 ? Protection.OVERDUE : Protection.PROTECTED;
        return new VmSummary(vm, protection, Optional.of(NOW.minusSeconds(60L * number)), 3 + more, List.of());
    }
}
