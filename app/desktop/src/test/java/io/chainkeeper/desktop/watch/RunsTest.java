package io.chainkeeper.desktop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that somebody else has started on the same workplace.
class RunsTest {
    @TempDir
    Path folder;

    private final HandCrank pulse = new HandCrank();
    private LabDesk lab;
    private Desk desk;
    private Runs runs;

    @BeforeEach
    void open() throws Exception {
        lab = new LabDesk(folder);
        desk = lab.desk();
        runs = desk.runs();
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    private boolean knows(Run run) {
        return runs.cards().stream().anyMatch(card -> card.id().equals(run.id()));
    }

    @Test
    void aRunThatAPlanHasStartedShowsUpAndItsEndIsTold() throws Exception {
        List<UUID> told = new ArrayList<>();
        runs.whenEnded((card, _) -> told.add(card.id()));
        runs.attend(desk.workplace(), pulse);
        pulse.turn();
        Run run = desk.workplace().backup(lab.guest().vm(), BackupOptions.standard());
        lab.until("it is known and over", () -> {
            pulse.turn();
            return knows(run) && told.contains(run.id());
        });
        assertThat(runs.cards()).hasSize(1);
        assertThat(runs.cards().getFirst().toneProperty().get()).isEqualTo(Tone.OK);
    }

    @Test
    void whatHadEndedBeforeIsShownButIsNoNews() throws Exception {
        lab.backUp();
        List<UUID> told = new ArrayList<>();
        runs.whenEnded((card, _) -> told.add(card.id()));
        runs.attend(desk.workplace(), pulse);
        lab.until("it is known", () -> {
            pulse.turn();
            return !runs.cards().isEmpty();
        });
        assertThat(runs.cards().getFirst().endedProperty().get()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void aRunThatThisWindowStartedHasOneCard() throws Exception {
        runs.attend(desk.workplace(), pulse);
        Run run = desk.workplace().backup(lab.guest().vm(), BackupOptions.standard());
        RunCardViewModel card = runs.follow(run, lab.guest().vm());
        lab.until("it is over", () -> {
            pulse.turn();
            return card.endedProperty().get();
        });
        assertThat(runs.follow(run)).isSameAs(card);
        assertThat(runs.cards()).hasSize(1);
    }
}
