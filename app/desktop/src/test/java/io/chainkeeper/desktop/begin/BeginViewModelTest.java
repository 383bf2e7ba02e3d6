package io.chainkeeper.desktop.begin;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import io.chainkeeper.jobs.schedule.When;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeginViewModelTest {
    @TempDir
    Path dir;

    private final List<Answers> moved = new ArrayList<>();
    private LabDesk lab;
    private boolean left;

    @BeforeEach
    void startTheLab() throws Exception {
        lab = new LabDesk(dir);
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    @Test
    void allThatAreReadyAreProposedAndNothingElse() throws Exception {
        BeginViewModel begin = opened(Answers.none());
        assertThat(begin.candidates().found())
                .allSatisfy(vm ->
                        assertThat(vm.inProperty().get()).as(vm.name()).isEqualTo(vm.level() == ReadyVm.Level.READY));
        ReadyVm broken = vm(begin, "broken01");
        assertThat(broken.level()).isEqualTo(ReadyVm.Level.BLOCKED);
        assertThat(broken.words()).contains("illegal");
        broken.choose(true);
        assertThat(broken.inProperty().get()).isFalse();
        ReadyVm worry = vm(begin, "erp01");
        assertThat(worry.level()).isEqualTo(ReadyVm.Level.WORRY);
        worry.choose(true);
        assertThat(worry.inProperty().get()).isTrue();
    }

    @Test
    void withoutAVmThereIsNoNextStep() throws Exception {
        BeginViewModel begin = opened(Answers.none());
        begin.candidates().chooseReady(false);
        assertThat(begin.canGoOnProperty().get()).isFalse();
        begin.next();
        assertThat(begin.stepProperty().get()).isEqualTo(BeginStep.VMS);
    }

    @Test
    void goingBackLosesNoAnswer() throws Exception {
        BeginViewModel begin = opened(Answers.none());
        begin.candidates().chooseReady(false);
        vm(begin, "fileserver").choose(true);
        begin.next();
        begin.next();
        begin.when().timeProperty().set("6:30");
        begin.back();
        begin.back();
        assertThat(begin.candidates().chosen()).containsExactly(lab.guest().vm());
        begin.next();
        begin.next();
        assertThat(begin.when().whenProperty().get()).contains(When.Weekly.weekdays(LocalTime.of(6, 30)));
    }

    @Test
    void anotherFolderIsOpenedWithTheAnswersSoFar() throws Exception {
        BeginViewModel begin = opened(Answers.none());
        begin.candidates().chooseReady(false);
        vm(begin, "fileserver").choose(true);
        begin.next();
        begin.move(dir.resolve("elsewhere"));
        assertThat(moved).singleElement().satisfies(answers -> {
            assertThat(answers.step()).isEqualTo(BeginStep.FOLDER);
            assertThat(answers.vms()).contains(Set.of(lab.guest().vm()));
        });
        BeginViewModel again = opened(moved.getFirst());
        assertThat(again.stepProperty().get()).isEqualTo(BeginStep.FOLDER);
        assertThat(again.candidates().chosen()).containsExactly(lab.guest().vm());
    }

    @Test
    void theRoomIsWeighedAgainstWhatIsNeeded() throws Exception {
        BeginViewModel begin = opened(Answers.none());
        lab.until("the room", () -> begin.room().wordsProperty().get().contains("are free there"));
        assertThat(begin.room().tightProperty().get()).isFalse();
        assertThat(begin.room().wordsProperty().get()).contains("needs about");
    }

    @Test
    void itEndsInAPointAPlanAndADrill() throws Exception {
        BeginViewModel begin = opened(Answers.none());
        begin.candidates().chooseReady(false);
        vm(begin, "fileserver").choose(true);
        begin.next();
        begin.next();
        begin.next();
        assertThat(begin.review()).contains("1 virtual machine").contains("every weekday");
        begin.next();
        lab.until("done", () -> begin.stepProperty().get() == BeginStep.DONE);
        assertThat(begin.result()).contains("protected");
        assertThat(lab.desk().workplace().plans().all())
                .singleElement()
                .satisfies(plan -> assertThat(plan.what().explicit())
                        .containsExactly(lab.guest().vm()));
        assertThat(lab.desk().workplace().points(lab.guest().vm())).hasSize(1);
        begin.drill();
        lab.until("the drill", () -> begin.drillModel().passedProperty().get());
        begin.next();
        assertThat(left).isTrue();
    }

    @Test
    void everyStepCanBeSkippedAndNothingIsMadeThen() throws Exception {
        BeginViewModel begin = opened(Answers.none());
        begin.next();
        begin.skip();
        assertThat(begin.stepProperty().get()).isEqualTo(BeginStep.SCHEDULE);
        begin.skip();
        assertThat(begin.scheduledProperty().get()).isFalse();
        begin.skip();
        assertThat(left).isTrue();
        assertThat(lab.desk().workplace().plans().all()).isEmpty();
        assertThat(lab.desk().runs().cards()).isEmpty();
    }

    @Test
    void aBackupThatIsPutOffLeavesThePlan() throws Exception {
        BeginViewModel begin = opened(Answers.none());
        begin.next();
        begin.next();
        begin.next();
        begin.skip();
        lab.until("left", () -> left);
        assertThat(lab.desk().workplace().plans().all()).hasSize(1);
        assertThat(lab.desk().runs().cards()).isEmpty();
    }

    private BeginViewModel opened(Answers answers) throws Exception {
        BeginViewModel begin =
                new BeginViewModel(lab.desk(), (folder, kept, refused) -> moved.add(kept), answers, () -> left = true);
        begin.load();
        lab.until("the VMs", () -> !begin.candidates().found().isEmpty());
        return begin;
    }

    private static ReadyVm vm(BeginViewModel begin, String name) {
        return begin.candidates().found().stream()
                .filter(vm -> vm.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
