package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.activity.ActivityViewModel;
import io.chainkeeper.desktop.begin.Answers;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.overview.OverviewViewModel;
import io.chainkeeper.desktop.pictures.RateChart;
import io.chainkeeper.desktop.settings.Preferences;
import io.chainkeeper.desktop.settings.SettingsParts;
import io.chainkeeper.desktop.shell.Looks;
import io.chainkeeper.desktop.shell.ShellViewModel;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.desktop.watch.HandCrank;
import io.chainkeeper.desktop.watch.LimitsViewModel;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.watch.StagedRun;
import io.chainkeeper.desktop.watch.TransfersViewModel;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.autostart.Autostart;
import io.chainkeeper.jobs.notify.Channels;
import io.chainkeeper.jobs.notify.DesktopBus;
import io.chainkeeper.jobs.run.BlockMap;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.settings.Connection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A window that stays open for years: runs come, move and go by the thousand, and it holds no more of them than
/// before.
class FlatMemoryTest extends ApplicationTest {
    private static final Logger LOG = LoggerFactory.getLogger(FlatMemoryTest.class);
    private static final int AT_ONCE = 8;
    private static final int MOST_RECENT = 50;
    private static final Pattern OURS = Pattern.compile("io\\.chainkeeper|javafx|com\\.sun\\.javafx");
    private static final long MIB = 1L << 20;

    @TempDir
    Path folder;

    private final HandCrank crank = new HandCrank();
    private final HandCrank pulse = new HandCrank();
    private final Running running = new Running();
    private final List<Object> kept = new ArrayList<>();
    private Scene scene;
    private javafx.stage.Stage stage;

    /// The runs of a workplace, as it tells them.
    public static final class Running {
        private final Deque<Run> active = new ConcurrentLinkedDeque<>();
        private final Deque<Run> recent = new ConcurrentLinkedDeque<>();

        public List<Run> activeRuns() {
            return List.copyOf(active);
        }

        public List<Run> recentRuns() {
            return List.copyOf(recent);
        }

        private void ended(StagedRun run) {
            recent.addFirst(run);
            active.remove(run);
            while (recent.size() > MOST_RECENT) {
                recent.removeLast();
            }
        }
    }

    @Override
    public void start(javafx.stage.Stage shown) {
        stage = shown;
        scene = new Scene(new StackPane(), 1200, 780);
        Looks.of(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void tenThousandRunsLeaveNothingBehindInTheViewModels() throws Exception {
        try (Workplace place = Workplace.open(offline())) {
            Desk desk = attended(StagedPlace.answering(running, place));
            onFx(() -> {
                var limits = new LimitsViewModel(place::limits, place::limit, desk.background(), desk.wording());
                kept.add(new ShellViewModel(new ShellViewModel.Place("", ""), desk.runs(), desk.wording()));
                kept.add(new TransfersViewModel(desk.runs(), limits, _ -> Optional.empty(), desk.wording()));
                kept.add(new OverviewViewModel(desk));
                kept.add(new ActivityViewModel(desk));
            });
            assertThat(grown(2_000, 8_000)).as("what grew in 8,000 runs").isEmpty();
        }
    }

    @Test
    void theScreensDropTheCardsThatTheyHaveNoRoomFor() throws Exception {
        try (Workplace place = Workplace.open(offline())) {
            assemble(attended(StagedPlace.answering(running, place)));
            assertThat(grown(160, 480)).as("what grew in 480 runs").isEmpty();
        }
    }

    private WorkplaceOptions offline() {
        return WorkplaceOptions.offline(folder.resolve("repository"), folder.resolve("catalog"));
    }

    /// What of this program and of the toolkit there is more of after some runs, by more than one for two runs. A chart
    /// keeps the readings of three minutes, so how many more it has only tells how long the runs took.
    private List<Heap.More> grown(int first, int more) throws Exception {
        run(first);
        Heap before = settled();
        run(more);
        Heap after = settled();
        LOG.info("{} bytes on the heap, after {} more runs {}", before.bytes(), more, after.bytes());
        return after.since(before).stream()
                .filter(each -> each.objects() > more / 2)
                .filter(each -> OURS.matcher(each.name()).lookingAt())
                .filter(each -> !each.name().startsWith(Heap.class.getName()))
                .filter(each -> !each.name().startsWith(RateChart.class.getName() + "$"))
                .toList();
    }

    private Desk attended(Workplace place) throws InterruptedException {
        Wording wording = Wording.of(Clock.systemUTC(), ZoneId.of("UTC"), Locale.ENGLISH);
        Background background = new Background(Platform::runLater);
        Runs runs = new Runs(background, crank, wording);
        onFx(() -> runs.attend(place, pulse));
        return new Desk(place, false, background, runs, wording);
    }

    /// A person who does not leave.
    private static final class Staying implements Workbench.Leaving {
        @Override
        public void goAway() {}

        @Override
        public void goTo(Connection other) {}
    }

    /// All screens of the window, in it.
    private void assemble(Desk desk) throws InterruptedException {
        Belongings belongings = Belongings.in(folder);
        onFx(() -> {
            Workbench bench = new Workbench(
                    desk,
                    new ShellViewModel.Place("", folder.toString()),
                    new Views(desk.wording().texts()),
                    _ -> Optional.empty(),
                    _ -> {},
                    new FirstSteps.Start(Answers.none(), (_, _, _) -> {}),
                    new SettingsParts(
                            new Preferences(belongings.settings(), belongings.first(), desk.background()),
                            belongings.secrets(),
                            new Channels(belongings.secrets(), new DesktopBus()),
                            Autostart.here(),
                            Optional.empty(),
                            Locale.ENGLISH,
                            new FileDialogues(stage)));
            var theme = new SimpleObjectProperty<>(Theme.LIGHT);
            scene.setRoot(bench.assemble(Optional.empty(), Optional.empty(), theme, new Staying()));
        });
    }

    private void run(int count) throws Exception {
        for (int done = 0; done < count; done += AT_ONCE) {
            List<StagedRun> these = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                these.add(new StagedRun(RunKind.BACKUP, new UUID(7, i)));
            }
            running.active.addAll(these);
            known();
            for (int step = 1; step <= 2; step++) {
                int now = step;
                these.forEach(run -> {
                    run.reach(2, now * 13L * MIB, 100 * MIB);
                    run.draw(map(now));
                });
                onFx(crank::turn);
            }
            for (StagedRun each : these) {
                running.ended(each);
                each.end(outcome(each));
            }
            onFx(crank::turn);
        }
    }

    private static Outcome outcome(StagedRun run) {
        return run.id().hashCode() % 2 == 0
                ? new Outcome.Cancelled(Stage.TRANSFER, List.of())
                : new Outcome.Failed(
                        Stage.TRANSFER,
                        new Failure.Reconnect(FailureCode.IMAGE_SERVER_UNREACHABLE, "host1.example:54322", "reset"),
                        List.of());
    }

    /// The window has heard of every run that works.
    private void known() throws Exception {
        int before = crank.watching();
        onFx(pulse::turn);
        long until = System.nanoTime() + 60_000_000_000L;
        int[] seen = new int[1];
        do {
            onFx(() -> seen[0] = crank.watching());
            assertThat(System.nanoTime()).isLessThan(until);
        } while (seen[0] < before + AT_ONCE);
    }

    /// The heap when questions that the last runs led to have been answered.
    private static Heap settled() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        Heap last = Heap.now();
        while (true) {
            WaitForAsyncUtils.waitForFxEvents();
            Heap next = Heap.now();
            if (next.bytes() >= last.bytes()) {
                return next;
            }
            last = next;
        }
    }

    /// Quicker than the robot's own way, which waits for several pictures to be drawn.
    private static void onFx(Runnable what) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            what.run();
            done.countDown();
        });
        done.await();
    }

    private static BlockMap map(int done) {
        byte[] kinds = new byte[2048];
        byte[] percent = new byte[2048];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) (1 + i / 64 % 3);
            percent[i] = (byte) (kinds[i] == 1 ? Math.min(100, done * 20) : 0);
        }
        return BlockMap.of(8L << 30, 4 * MIB, kinds, percent);
    }
}
