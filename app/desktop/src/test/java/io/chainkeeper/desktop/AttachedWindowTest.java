package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.connect.Doors;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Holding;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.jobs.settings.Homes;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/// A window on a repository that an agent works with already.
class AttachedWindowTest extends WindowTest {
    private static final long MIB = 1 << 20;

    private Path folder;

    @Override
    Parameter parameter(Path temporary) {
        folder = temporary;
        return new Parameter(false, Optional.empty(), false, 0);
    }

    @Test
    void theWindowSaysWhoWorksAndTakesOverWhenTheAgentEnds() throws Exception {
        try (Lab lab = Lab.start(LabOptions.fast(dir.resolve("attached-lab")))) {
            LabVm vm = lab.add(VmSpec.up("web", DiskSpec.seeded("web_Disk1", 64 * MIB, 8 * MIB, 5)));
            Path repository = dir.resolve("attached-repository");
            WorkplaceOptions options = WorkplaceOptions.of(
                    EngineAddress.parse(lab.engineUrl().toString()),
                    EngineCa.ofPem(lab.caPem()),
                    new Login(lab.user(), lab.password()),
                    repository,
                    Homes.catalog(folder.resolve("data"), repository));
            Workplace agent = Workplace.openAndServe(options, RunnerKind.AGENT);
            agent.backup(vm.id(), BackupOptions.standard()).outcome().join();
            Doors.Entry entry = window().doors().open(repository);
            interact(entry::enter);
            until("the header says so", () -> sees("#heldBy"));
            assertThat(seen("#heldBy", Label.class).getText()).isEqualTo("Attached to the agent");
            assertThat(seen("#engineName", Label.class).getText())
                    .as("the agent’s engine: the window has none of its own")
                    .isEqualTo(lab.engineUrl().getAuthority());

            agent.limit(RunLimits.standard().with(Bandwidth.of(MIB)));
            Run elsewhere = agent.backup(vm.id(), BackupOptions.standard().withFull(true));
            until("what the agent runs is seen here", () -> reads("Backup: web"));
            interact(() -> seen("#transfersItem", ToggleButton.class).fire());
            until("its card can be cancelled", () -> sees("#cancel"));
            until("the agent's limit is shown", () -> reads("1.0 MiB per second"));
            photo("attached");
            interact(() -> seen("#cancel", Button.class).fire());
            assertThat(elsewhere.outcome().get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Cancelled.class);

            agent.close();
            until("this window has taken over", () -> !sees("#heldBy"));
            try (Workplace visitor = Workplace.openOrAttach(
                    WorkplaceOptions.offline(repository, Homes.catalog(folder.resolve("data"), repository)))) {
                assertThat(visitor.holding().state()).isEqualTo(Holding.State.ATTACHED);
                assertThat(visitor.holding().kind()).contains(RunnerKind.WINDOW);
                assertThat(visitor.points()).hasSize(1);
            }
        }
    }
}
