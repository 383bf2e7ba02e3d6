package io.chainkeeper.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import io.chainkeeper.desktop.edge.HandClock;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineVerbsTest {
    private static final When EVENINGS = When.Weekly.weekdays(LocalTime.of(20, 0));

    @TempDir
    Path dir;

    private LabDesk lab;
    private MachinesViewModel list;
    private MachineVerbs verbs;

    @BeforeEach
    void openTheList() throws Exception {
        lab = new LabDesk(dir);
        list = new MachinesViewModel(lab.desk(), new HandClock());
        verbs = new MachineVerbs(lab.desk(), list::load);
        list.load();
        lab.until("the VMs", () -> !list.all().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    @Test
    void manyVmsAreGivenToAPlanAtOnceAndTakenBack() throws Exception {
        Plan plan = saved("Nightly", new Selection.Vms(Set.of()));
        Set<UUID> ten = list.all().stream().limit(10).map(MachineRow::id).collect(Collectors.toSet());
        verbs.assign(plan, ten);
        lab.until("they follow it", () -> planned() == 10);
        assertThat(done().sentence()).contains("10 VMs follow the plan “Nightly”");
        verbs.undo();
        lab.until("none does", () -> planned() == 0);
    }

    @Test
    void aVmThatARuleStillFindsIsNotSaidToBeFree() throws Exception {
        saved("All", new Selection.Rule(Optional.empty(), Optional.empty(), Optional.empty()));
        verbs.remove(Set.of(lab.guest().vm()));
        lab.until("it is told", () -> verbs.doneProperty().get().isPresent());
        assertThat(done().good()).isFalse();
        assertThat(done().sentence()).contains("All").contains("rule");
    }

    @Test
    void backupsOfSeveralVmsStartTogether() throws Exception {
        UUID other = lab.desk().workplace().vms().stream()
                .filter(vm -> vm.vm().name().equals("web01"))
                .map(VmSummary::vm)
                .findFirst()
                .orElseThrow()
                .id();
        verbs.backUp(Set.of(lab.guest().vm(), other), false);
        lab.until("both are followed", () -> lab.desk().runs().cards().size() == 2);
        assertThat(done().sentence()).contains("2 backups started");
        lab.until("both have ended", () -> lab.desk().runs().active().isEmpty());
        assertThat(lab.desk().workplace().points()).hasSize(2);
    }

    @Test
    void theCardOfAPlanSaysItsSentenceAndItsNextDates() throws Exception {
        MachinePlanViewModel card = new MachinePlanViewModel(lab.desk(), list);
        list.selectedProperty().set(lab.guest().vm());
        lab.until("no plan yet", () -> card.cardProperty().get().isPresent());
        assertThat(card.cardProperty().get().orElseThrow().plan()).isEmpty();
        verbs.assign(
                saved("Nightly", new Selection.Vms(Set.of())),
                Set.of(lab.guest().vm()));
        lab.until(
                "the plan",
                () -> card.cardProperty()
                        .get()
                        .filter(shown -> shown.plan().isPresent())
                        .isPresent());
        assertThat(card.cardProperty().get().orElseThrow().sentence()).contains("every weekday");
        assertThat(card.cardProperty().get().orElseThrow().next()).hasSize(3);
    }

    @Test
    void whatWasDoneWithAVmIsListedNewestFirst() throws Exception {
        MachineRunsViewModel runs = new MachineRunsViewModel(lab.desk());
        lab.backUp();
        runs.open(lab.guest().vm());
        lab.until("the run", () -> runs.linesProperty().get().size() == 1);
        assertThat(runs.linesProperty().get().getFirst().title()).isEqualTo("Backup");
        runs.open(null);
        assertThat(runs.linesProperty().get()).isEmpty();
    }

    private Plan saved(String name, Selection what) throws Exception {
        return lab.desk().workplace().plans().save(Plan.draft(name, what, EVENINGS, ZoneId.of("UTC")));
    }

    private long planned() {
        return list.all().stream()
                .filter(row -> row.plan().words().equals("Nightly"))
                .count();
    }

    private MachineVerbs.Done done() {
        return verbs.doneProperty().get().orElseThrow();
    }
}
