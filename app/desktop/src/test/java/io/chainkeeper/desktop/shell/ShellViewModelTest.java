package io.chainkeeper.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.watch.HandCrank;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.watch.StagedRun;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Stage;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {
    private final Wording wording = Wording.of(InstantSource.system(), ZoneId.of("UTC"), Locale.ENGLISH);
    private final HandCrank crank = new HandCrank();
    private final Runs runs = new Runs(new Background(Runnable::run), crank, wording);
    private final ShellViewModel shell = new ShellViewModel(new ShellViewModel.Place("lab", "/r"), runs, wording);

    @Test
    void theStatusLineFollowsTheNewestRunToItsEnd() {
        assertThat(shell.statusProperty().get()).isEqualTo("Ready.");
        StagedRun first = new StagedRun(RunKind.BACKUP, UUID.randomUUID());
        StagedRun second = new StagedRun(RunKind.VERIFY, UUID.randomUUID());
        runs.follow(first);
        runs.follow(second);
        assertThat(shell.statusProperty().get()).startsWith("Verify: web01").endsWith("(1 more running)");
        second.end(new Outcome.Cancelled(Stage.READ_BACK, List.of()));
        first.reach(2, 1 << 20, 4 << 20);
        crank.turn();
        assertThat(shell.statusProperty().get()).startsWith("Backup: web01: Move the bytes");
        assertThat(shell.fractionProperty().get()).isEqualTo(0.25);
        first.end(new Outcome.Cancelled(Stage.TRANSFER, List.of()));
        assertThat(shell.statusProperty().get()).isEqualTo("Ready.");
    }

    @Test
    void leavingTheWizardGoesBackToTheScreenItWasOpenedFrom() {
        shell.show(Screen.POINTS);
        shell.show(Screen.RESTORE);
        shell.leaveRestore();
        assertThat(shell.screenProperty().get()).isEqualTo(Screen.POINTS);
    }

    @Test
    void theOverviewIsTheFirstScreenWithAnEngineAndWithout() {
        assertThat(shell.screenProperty().get()).isEqualTo(Screen.OVERVIEW);
        var offline = new ShellViewModel(new ShellViewModel.Place("", "/r"), runs, wording);
        assertThat(offline.screenProperty().get()).isEqualTo(Screen.OVERVIEW);
    }
}
