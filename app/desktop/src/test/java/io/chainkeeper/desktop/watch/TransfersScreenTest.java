package io.chainkeeper.desktop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.Photo;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.shell.Looks;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.BlockMap;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Waiting;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The transfers screen with staged runs: everything that it shows, and what showing it costs.
class TransfersScreenTest extends ApplicationTest {
    private static final long MIB = 1L << 20;

    private final HandCrank crank = new HandCrank();
    private final AtomicReference<RunLimits> limits = new AtomicReference<>(new RunLimits(
            2, 1, new Bandwidth(0, List.of(new Bandwidth.Hours(LocalTime.MIN, LocalTime.MIN, 50 * MIB)))));
    private final AtomicInteger retried = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T03:10:00Z"));
    private Scene scene;
    private Looks looks;

    private Runs open(Locale locale) {
        InstantSource clock = now::get;
        Wording wording = Wording.of(clock, ZoneId.of("UTC"), locale);
        Background background = new Background(Platform::runLater);
        Runs runs = new Runs(background, crank, wording);
        interact(() -> {
            Views views = new Views(wording.texts());
            LimitsViewModel model = new LimitsViewModel(limits::get, limits::set, background, wording);
            model.limitsProperty();
            var bar = views.load("limits", new LimitsController(model, views, wording));
            var page = new TransfersViewModel(runs, model, _ -> Optional.of(retried::incrementAndGet), wording);
            scene.setRoot(views.load("transfers", new TransfersController(page, new RunCards(views, wording), bar)));
            model.look();
        });
        return runs;
    }

    @Override
    public void start(javafx.stage.Stage stage) {
        scene = new Scene(new StackPane(), 1120, 800);
        looks = Looks.of(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void photo(String name) {
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            interact(() -> {
                looks.themeProperty().set(theme);
                try {
                    String file = name + "-" + theme.name().toLowerCase(Locale.ROOT);
                    Photo.of(scene, file);
                    Photo.of(((ScrollPane) scene.lookup("#page")).getContent(), file + "-whole");
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
    }

    private static BlockMap map(int done) {
        byte[] kinds = new byte[2048];
        byte[] percent = new byte[2048];
        for (int i = 0; i < kinds.length; i++) {
            boolean data = i % 97 < 40;
            kinds[i] = (byte)
                    (data ? BlockMap.Kind.DATA : i % 3 == 0 ? BlockMap.Kind.ZERO : BlockMap.Kind.UNCHANGED).ordinal();
            percent[i] = (byte) (!data || i < done ? 100 : i == done ? 40 : 0);
        }
        return BlockMap.of(8L << 30, 4 * MIB, kinds, percent);
    }

    private StagedRun staged(RunKind kind, String name, int stage, long moved) {
        StagedRun run = new StagedRun(kind, UUID.randomUUID(), name);
        run.reach(stage, moved * MIB, 4000 * MIB);
        if (moved > 0) {
            run.draw(map((int) (moved / 2)));
        }
        return run;
    }

    private void tell(Runs runs) {
        interact(() -> {
            StagedRun first = staged(RunKind.BACKUP, "fileserver", 2, 1700);
            StagedRun second =
                    staged(RunKind.RESTORE_VM, "web01-with-a-name-that-is-longer-than-most-and-goes-on", 2, 800);
            second.pause();
            StagedRun third = staged(RunKind.BACKUP, "database", 0, 0);
            third.waitFor(new Waiting(Waiting.Kind.TURN, "data1", Instant.parse("2026-11-21T03:02:00Z")));
            StagedRun fourth = staged(RunKind.VERIFY, "mail", 0, 0);
            fourth.waitFor(new Waiting(Waiting.Kind.TURN, "", Instant.parse("2026-11-21T03:02:00Z")));
            StagedRun failed = staged(RunKind.BACKUP, "old-server", 2, 40);
            failed.end(new Outcome.Failed(
                    Stage.TRANSFER,
                    new Failure.Reconnect(FailureCode.IMAGE_SERVER_UNREACHABLE, "host1.example:54322", "reset"),
                    List.of()));
            StagedRun cancelled = staged(RunKind.BACKUP, "test-7", 2, 40);
            cancelled.end(new Outcome.Cancelled(Stage.TRANSFER, List.of()));
            for (StagedRun each : List.of(cancelled, failed, fourth, third, second, first)) {
                runs.follow(each);
            }
        });
        interact(() -> {
            for (int i = 0; i < 120; i++) {
                now.set(now.get().plusMillis(1500));
                crank.turn();
            }
        });
    }

    @Test
    void everythingIsShownInItsPlaceInBothThemes() {
        Runs runs = open(Locale.ENGLISH);
        photo("transfers-empty");
        tell(runs);
        photo("transfers");
        assertThat(texts()).contains("Waits for its turn on storage domain data1", "Resume", "Pause", "Try again");
        assertThat(nodes("#cards .run-card")).hasSize(2);
        assertThat(nodes("#queued .run-card")).hasSize(2);
        assertThat(nodes("#ended .run-card")).hasSize(2);
    }

    @Test
    void everythingIsShownInGermanToo() {
        tell(open(Locale.GERMAN));
        photo("transfers-de");
        assertThat(texts()).contains("Fortsetzen", "In der Warteschlange", "Erneut versuchen");
    }

    @Test
    void theButtonsDoWhatTheySay() {
        Runs runs = open(Locale.ENGLISH);
        tell(runs);
        RunCardViewModel running = runs.cards().getFirst();
        press("Pause");
        assertThat(running.pausedProperty().get()).isTrue();
        press("Resume");
        press("Try again");
        assertThat(retried).hasValue(1);
        press("Put all away");
        assertThat(nodes("#ended .run-card")).isEmpty();
    }

    @Test
    void theSliderSetsTheLimitAndTheWordsFollow() throws Exception {
        tell(open(Locale.ENGLISH));
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> !lookup("#slider").query().isDisabled());
        interact(() -> lookup("#slider").queryAs(Slider.class).setValue(3));
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> limits.get().bandwidth().bytesPerSecond() == 10 * MIB);
        assertThat(limits.get().bandwidth().hours()).hasSize(1);
        assertThat(texts()).contains("10.0 MiB/s", "50.0 MiB per second at this hour, shared fairly by all");
    }

    @Test
    void eightRunningTransfersCostTheWindowLittle() {
        Runs runs = open(Locale.ENGLISH);
        List<StagedRun> staged = new ArrayList<>();
        interact(() -> {
            for (int i = 0; i < 8; i++) {
                staged.add(staged(RunKind.BACKUP, "vm-" + i, 2, 1));
                runs.follow(staged.getLast());
            }
        });
        // Processor time, so that a busy machine does not change the figure.
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        int samples = 300;
        long[] nanos = new long[samples];
        for (int sample = 0; sample < samples; sample++) {
            int at = sample;
            now.set(now.get().plusMillis(100));
            BlockMap map = map(at * 6);
            staged.forEach(run -> {
                run.reach(2, at * 13L * MIB, 4000 * MIB);
                run.draw(map);
            });
            interact(() -> {
                long begun = cpu.getCurrentThreadCpuTime();
                crank.turn();
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                nanos[at] = cpu.getCurrentThreadCpuTime() - begun;
            });
        }
        long[] warm = Arrays.copyOfRange(nanos, 100, samples);
        Arrays.sort(warm);
        System.out.printf(
                "8 transfers: %.2f ms per sample in the middle, %.2f ms at the 95th percentile, %.2f ms at most%n",
                warm[warm.length / 2] / 1e6, warm[warm.length * 95 / 100] / 1e6, warm[warm.length - 1] / 1e6);
        assertThat(warm[warm.length / 2]).isLessThan(50_000_000L);
    }

    private List<Node> nodes(String query) {
        return List.copyOf(from(scene.getRoot()).lookup(query).queryAll());
    }

    private List<String> texts() {
        return from(scene.getRoot())
                .lookup((Node node) -> node instanceof Labeled && node.isVisible())
                .queryAll()
                .stream()
                .map(node -> ((Labeled) node).getText())
                .flatMap(text -> text == null ? java.util.stream.Stream.empty() : Arrays.stream(text.split(" · ")))
                .toList();
    }

    private void press(String text) {
        Button button = from(scene.getRoot())
                .lookup((Node node) -> node instanceof Button each && text.equals(each.getText()) && each.isVisible())
                .queryAs(Button.class);
        interact(button::fire);
    }
}
