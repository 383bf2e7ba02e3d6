package io.chainkeeper.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineViewModelTest {
    @TempDir
    Path dir;

    private LabDesk lab;
    private MachineViewModel page;

    @BeforeEach
    void openThePage() throws Exception {
        lab = new LabDesk(dir);
        page = new MachineViewModel(lab.desk());
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    @Test
    void everyDiskSaysWhatTheNextBackupDoesAndWhy() throws Exception {
        open("erp01");
        assertThat(page.disksProperty().get())
                .extracting(DiskRow::alias, DiskRow::next)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("erp01-system", "Next: full"),
                        org.assertj.core.groups.Tuple.tuple("erp01-lun", "Left out"));
        assertThat(page.disksProperty().get().getLast().why()).contains("direct LUN");
    }

    @Test
    void aVmThatCannotBeBackedUpSaysWhyAndOffersNoButton() throws Exception {
        open("broken01");
        assertThat(page.findingsProperty().get()).anyMatch(line -> line.contains("illegal"));
        assertThat(page.canBackUpProperty().get()).isFalse();
    }

    @Test
    void aDiskThatIsNotMarkedForIncrementalBackupIsMarkedWithOneClick() throws Exception {
        open("app01");
        UUID disk = page.unmarkedProperty().get().getFirst();
        page.mark();
        assertThat(page.unmarkedProperty().get()).isEmpty();
        UUID vm = page.factsProperty().get().orElseThrow().id();
        lab.until("the engine has it", () -> marked(vm, disk));
        open("fileserver");
        assertThat(page.unmarkedProperty().get()).isEmpty();
    }

    private boolean marked(UUID vm, UUID disk) {
        try {
            return lab.desk().workplace().vm(vm).orElseThrow().summary().vm().disks().stream()
                    .anyMatch(
                            each -> each.disk().id().equals(disk) && each.disk().incremental());
        } catch (WorkplaceException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aBackupGrowsTheChainAndSelectsItsPoint() throws Exception {
        open("fileserver");
        assertThat(page.points().anyProperty().get()).isFalse();
        page.backUp(false);
        assertThat(page.canBackUpProperty().get()).isFalse();
        lab.until("the run's card", () -> page.cardProperty().get().isPresent());
        assertThat(page.canBackUpProperty().get()).isFalse();
        lab.until("the point", () -> page.points().allProperty().get().size() == 1);
        lab.guest().change();
        lab.until("another backup can be made", () -> page.canBackUpProperty().get());
        page.backUp(false);
        lab.until("the next point", () -> page.points().allProperty().get().size() == 2);
        assertThat(page.points().pictureProperty().get().columns()).hasSize(2);
        assertThat(page.points().chosenProperty().get().orElseThrow().kind()).isEqualTo("Incremental");
        assertThat(page.factsProperty().get().orElseThrow().protection()).isEqualTo(Protection.PROTECTED);
        assertThat(page.points().anyProperty().get()).isTrue();
    }

    @Test
    void thePastOfAPointIsToldOnTheChainAndBelowIt() throws Exception {
        lab.backUp();
        open("fileserver");
        PointRow point = page.points().chosenProperty().get().orElseThrow();
        assertThat(page.points().past(point)).singleElement().asString().startsWith("The run took ");
        page.verify();
        lab.until("it was read back", () -> page.points().past(point).size() == 2);
        assertThat(page.points().past(point).getLast()).isEqualTo("Verified just now.");
        assertThat(page.points()
                        .pictureProperty()
                        .get()
                        .lanes()
                        .getFirst()
                        .marks()
                        .getFirst()
                        .spoken())
                .contains("The run took ")
                .endsWith("Verified just now.");
    }

    @Test
    void aDayLeadsToItsPointAndADayWithoutOneToNone() throws Exception {
        lab.backUp();
        LocalDate today = lab.desk().wording().moments().today();
        page.open(id("fileserver"));
        page.at(today);
        lab.until("the page", () -> page.factsProperty().get().isPresent());
        assertThat(page.points().chosenProperty().get()).isPresent();

        page.at(today.minusDays(3));
        assertThat(page.points().chosenProperty().get()).isEmpty();
        assertThat(page.troubleProperty().get()).startsWith("No restore point was made on");
    }

    @Test
    void theRunsOfADayAreToldAloneUntilTheLatestAreWanted() throws Exception {
        lab.backUp();
        LocalDate today = lab.desk().wording().moments().today();
        MachineRunsViewModel runs = new MachineRunsViewModel(lab.desk());
        runs.open(lab.guest().vm());
        runs.at(today.minusDays(3));
        lab.until("nothing was done that day", () -> runs.linesProperty().get().isEmpty());
        assertThat(runs.heading()).startsWith("Activity on ");
        runs.at(today);
        lab.until("the run of today", () -> runs.linesProperty().get().size() == 1);
        runs.lately();
        assertThat(runs.heading()).isEqualTo("Activity");
    }

    @Test
    void anotherVmsPageNeverOffersTheVerbsOfTheOneBefore() throws Exception {
        open("fileserver");
        UUID other = id("web01");
        page.open(other);
        assertThat(page.canBackUpProperty().get()).isFalse();
        assertThat(page.factsProperty().get()).isEmpty();
        lab.until("the other page", () -> page.factsProperty().get().isPresent());
        assertThat(page.factsProperty().get().orElseThrow().name()).isEqualTo("web01");
    }

    @Test
    void aPageThatIsClosedOffersNothing() throws Exception {
        open("fileserver");
        page.open(null);
        assertThat(page.openedProperty().get()).isFalse();
        assertThat(page.canBackUpProperty().get()).isFalse();
        assertThat(page.factsProperty().get()).isEmpty();
    }

    @Test
    void theProtectionSaysWhy() throws Exception {
        open("broken01");
        assertThat(page.factsProperty().get().orElseThrow().why()).contains("illegal");
        open("fileserver");
        assertThat(page.factsProperty().get().orElseThrow().why()).contains("no restore point yet");
    }

    private void open(String name) throws Exception {
        page.open(id(name));
        lab.until("the page", () -> page.factsProperty().get().isPresent());
    }

    private UUID id(String name) throws Exception {
        return lab.desk().workplace().vms().stream()
                .filter(vm -> vm.vm().name().equals(name))
                .findFirst()
                .orElseThrow()
                .vm()
                .id();
    }
}
