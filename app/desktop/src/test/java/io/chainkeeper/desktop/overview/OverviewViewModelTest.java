package io.chainkeeper.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.StagedPlace;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.watch.HandCrank;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.watch.StagedRun;
import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.activity.Attention;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.activity.Upcoming;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID WEB01 = UUID.randomUUID();

    private final BlockingQueue<Runnable> edge = new LinkedBlockingQueue<>();
    private final Background background = new Background(edge::add);
    private final Wording wording = Wording.of(() -> NOW, ZoneId.of("UTC"), Locale.ENGLISH);
    private final Runs runs = new Runs(background, new HandCrank(), wording);
    private final StagedActivity activity = new StagedActivity(health(2, 2));
    private final Answers answers = new Answers();
    private final OverviewViewModel overview =
            new OverviewViewModel(new Desk(StagedPlace.answering(answers), true, background, runs, wording));

    /// What the workplace is asked here.
    public final class Answers {
        private final List<UUID> backedUp = new ArrayList<>();
        private boolean answering = true;

        public Activity activity() {
            if (!answering) {
                throw new IllegalStateException("the catalog is locked");
            }
            return activity;
        }

        public Run backup(UUID vm, BackupOptions wanted) {
            backedUp.add(vm);
            return new StagedRun(RunKind.BACKUP, vm);
        }
    }

    @Test
    void allIsWellInOneSentence() throws Exception {
        load();
        assertThat(overview.stateProperty().get()).isEqualTo("All 2 VMs are protected.");
        assertThat(overview.toneProperty().get()).isEqualTo(Tone.OK);
    }

    @Test
    void theWorstThingIsSaidBesideTheNumberOfProtectedVms() throws Exception {
        activity.become(health(14, 12, attention(Attention.Kind.OVERDUE, "web01", Duration.ofDays(2))));
        load();
        assertThat(overview.stateProperty().get()).isEqualTo("12 of 14 VMs are protected. web01 is overdue by 2 days.");
        assertThat(overview.toneProperty().get()).isEqualTo(Tone.WARN);
    }

    @Test
    void nothingProtectedIsSaidOfOneVmAndOfMany() throws Exception {
        activity.become(health(1, 0));
        load();
        assertThat(overview.stateProperty().get()).isEqualTo("The one VM is not protected.");
        activity.become(health(3, 0));
        load();
        assertThat(overview.stateProperty().get()).isEqualTo("None of 3 VMs is protected.");
    }

    @Test
    void ofManyThatAreOverdueTheLongestIsNamed() throws Exception {
        activity.become(health(
                14,
                12,
                attention(Attention.Kind.OVERDUE, "db01", Duration.ofHours(5)),
                attention(Attention.Kind.OVERDUE, "web01", Duration.ofDays(9))));
        load();
        assertThat(overview.stateProperty().get())
                .isEqualTo("12 of 14 VMs are protected. 2 are overdue, web01 the longest: by 9 days.");
    }

    @Test
    void whatWasSeenNoLongerColoursTheState() throws Exception {
        Attention seen =
                new Attention(Attention.Kind.LAST_RUN_FAILED, Optional.of(WEB01), "web01", NOW, Optional.empty(), true);
        activity.become(health(2, 2, seen));
        load();
        assertThat(overview.stateProperty().get()).isEqualTo("All 2 VMs are protected.");
        assertThat(overview.toneProperty().get()).isEqualTo(Tone.OK);
        assertThat(overview.attentionProperty().get()).hasSize(1);
    }

    @Test
    void everyKindOfTroubleHasASentenceAndAButton() throws Exception {
        List<Attention> all = new ArrayList<>();
        for (Attention.Kind kind : Attention.Kind.values()) {
            all.add(attention(kind, "web01", Duration.ofDays(3)));
        }
        activity.become(health(2, 1, all.toArray(Attention[]::new)));
        load();
        assertThat(overview.attentionProperty().get()).hasSameSizeAs(all).allSatisfy(line -> {
            assertThat(line.sentence()).contains("web01").doesNotContain("!");
            assertThat(line.button()).doesNotContain("!");
        });
    }

    @Test
    void overdueVmsAreBackedUpTogetherAndOnlyOnce() throws Exception {
        activity.become(health(2, 1, attention(Attention.Kind.OVERDUE, "web01", Duration.ofDays(2))));
        load();
        overview.backUpOverdue();
        overview.backUpOverdue();
        deliver(1);
        overview.backUpOverdue();
        assertThat(answers.backedUp).containsExactly(WEB01);
    }

    @Test
    void acknowledgingTellsTheRunThatIsMeant() throws Exception {
        UUID run = UUID.randomUUID();
        Attention failed = new Attention(
                Attention.Kind.LAST_RUN_FAILED, Optional.of(WEB01), "web01", NOW, Optional.of(run), false);
        activity.become(health(2, 2, failed));
        load();
        overview.acknowledge(overview.attentionProperty().get().getFirst());
        deliver(1);
        assertThat(activity.acknowledged()).containsExactly(run);
    }

    @Test
    void whatRunsNextIsSaidWithItsTimeAndItsVms() throws Exception {
        Upcoming nightly = new Upcoming(UUID.randomUUID(), "Nightly", NOW.plus(Duration.ofHours(8)), 12);
        activity.become(new Health(2, Map.of(Protection.PROTECTED, 2), List.of(), List.of(nightly), true, NOW));
        load();
        assertThat(overview.nextProperty().get())
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .startsWith("Nightly · ")
                        .contains("8:00")
                        .endsWith("12 VMs"));
    }

    @Test
    void whatChangesWhileTimePassesIsSeenWithoutAnyRun() throws Exception {
        load();
        activity.become(health(2, 1, attention(Attention.Kind.OVERDUE, "web01", Duration.ofDays(2))));
        overview.lookAgain();
        overview.lookAgain();
        deliver(2);
        assertThat(edge).as("nobody asks while an answer is awaited").isEmpty();
        assertThat(overview.attentionProperty().get()).hasSize(1);
        assertThat(overview.stateProperty().get()).contains("web01 is overdue");
    }

    @Test
    void plansThatAreNotLookedAtAreToldWithTheWayToThem() throws Exception {
        activity.become(health(2, 2, attention(Attention.Kind.PLANS_STUCK, "/backups", Duration.ofMinutes(40))));
        load();
        assertThat(overview.stateProperty().get()).isEqualTo("All 2 VMs are protected. No plan starts by itself.");
        assertThat(overview.attentionProperty().get()).singleElement().satisfies(line -> {
            assertThat(line.sentence()).startsWith("The plans for /backups were looked at last 40 min ago");
            assertThat(line.deed()).isEqualTo(Deed.SHOW_PLANS);
        });
    }

    @Test
    void theForecastNamesTheDay() throws Exception {
        activity.take(StagedActivity.space(4L << 30, Optional.of(LocalDate.of(2027, 3, 3)), 1 << 30));
        load();
        SpaceFacts space = overview.spaceProperty().get().orElseThrow();
        assertThat(space.used()).isEqualTo("4.0 GiB in restore points; 6.0 GiB free of 10.0 GiB");
        assertThat(space.forecast()).contains("1.0 GiB a day").contains("Mar 3, 2027");
        assertThat(space.fraction()).isEqualTo(0.4);
    }

    @Test
    void whatCannotBeAnsweredIsSaidAndCanBeAskedAgain() throws Exception {
        answers.answering = false;
        load();
        assertThat(overview.stateProperty().get()).isEqualTo("How things stand is not known.");
        assertThat(overview.troubleProperty().get()).contains("the catalog is locked");
        answers.answering = true;
        load();
        assertThat(overview.troubleProperty().get()).isEmpty();
        assertThat(overview.stateProperty().get()).isEqualTo("All 2 VMs are protected.");
    }

    /// Asks, and delivers the answers to the three questions.
    private void load() throws InterruptedException {
        overview.load();
        deliver(3);
    }

    private void deliver(int answersExpected) throws InterruptedException {
        for (int i = 0; i < answersExpected; i++) {
            Runnable answer = edge.poll(60, TimeUnit.SECONDS);
            assertThat(answer).as("an answer").isNotNull();
            answer.run();
        }
    }

    private static Attention attention(Attention.Kind kind, String name, Duration ago) {
        return new Attention(kind, Optional.of(WEB01), name, NOW.minus(ago), Optional.empty(), false);
    }

    private static Health health(int vms, int safe, Attention... attention) {
        return new Health(vms, Map.of(Protection.PROTECTED, safe), List.of(attention), List.of(), true, NOW);
    }
}
