package io.chainkeeper.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.VmSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreViewModelTest {
    @TempDir
    Path dir;

    private LabDesk lab;
    private RestoreViewModel wizard;

    @BeforeEach
    void backUpOnce() throws Exception {
        lab = new LabDesk(dir);
        lab.backUp();
        wizard = new RestoreViewModel(lab.desk());
        wizard.open(lab.guest().vm(), Optional.empty());
        lab.until("the points are offered", () -> !wizard.point().points().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    private void goTo(WizardStep step) throws Exception {
        while (wizard.stepProperty().get().compareTo(step) < 0) {
            WizardStep before = wizard.stepProperty().get();
            assertThat(wizard.canGoOn().get()).as("on from " + before).isTrue();
            wizard.next();
            lab.until("the page after " + before, () -> wizard.stepProperty().get() != before);
        }
    }

    private RestoreResult restored() throws Exception {
        goTo(WizardStep.REVIEW);
        wizard.next();
        lab.until("the result", () -> wizard.stepProperty().get() == WizardStep.RESULT);
        return wizard.resultProperty().get().orElseThrow();
    }

    private List<VmSummary> vms() throws Exception {
        return lab.desk().workplace().vms();
    }

    @Test
    void theNewestPointANameAndTheOldPlacesAreProposed() {
        MappingStepViewModel mapping = wizard.mapping();
        assertThat(wizard.point().pointProperty().get())
                .isEqualTo(wizard.point().points().getFirst());
        assertThat(mapping.newVm().nameProperty().get()).isEqualTo("fileserver-restored");
        assertThat(mapping.newVm().clusterProperty().get().name()).isEqualTo("Default");
        assertThat(mapping.newVm().nics())
                .singleElement()
                .satisfies(
                        nic -> assertThat(nic.networkProperty().get().label()).isEqualTo("ovirtmgmt"));
        assertThat(wizard.what().disks())
                .allMatch(disk -> disk.domainProperty().get().name().equals("data1"));
        assertThat(mapping.complete().get()).isTrue();
    }

    @Test
    void nothingIsSentBeforeTheReviewIsConfirmed() throws Exception {
        int before = vms().size();
        goTo(WizardStep.REVIEW);
        assertThat(wizard.reviewProperty().get().sentences()).anyMatch(line -> line.contains("fileserver-restored"));
        assertThat(wizard.reviewProperty().get().possible()).isTrue();
        assertThat(lab.desk().runs().cards()).isEmpty();
        assertThat(vms()).hasSize(before);
    }

    @Test
    void goingBackLosesNothing() throws Exception {
        goTo(WizardStep.MAPPING);
        wizard.mapping().newVm().nameProperty().set("second-life");
        goTo(WizardStep.REVIEW);
        while (wizard.stepProperty().get() != WizardStep.POINT) {
            wizard.back();
        }
        goTo(WizardStep.REVIEW);
        assertThat(wizard.mapping().newVm().nameProperty().get()).isEqualTo("second-life");
        assertThat(wizard.reviewProperty().get().sentences()).anyMatch(line -> line.contains("second-life"));
    }

    @Test
    void aNameIsCheckedWhileItIsTyped() {
        NewVmForm form = wizard.mapping().newVm();
        form.nameProperty().set("two words");
        assertThat(form.nameTroubleProperty().get()).startsWith("A VM’s name holds letters");
        form.nameProperty().set("");
        assertThat(form.nameTroubleProperty().get()).isEqualTo("Enter a name for the new VM.");
        form.nameProperty().set("web01");
        assertThat(form.nameTroubleProperty().get()).isEqualTo("There is a VM of that name already. Choose another.");
        form.nameProperty().set("web02");
        assertThat(form.nameTroubleProperty().get()).isEmpty();
    }

    @Test
    void nobodyGetsToTheReviewWithANameThatIsTaken() throws Exception {
        goTo(WizardStep.MAPPING);
        wizard.mapping().newVm().nameProperty().set("web01");
        assertThat(wizard.canGoOn().get()).isFalse();
        wizard.next();
        assertThat(wizard.stepProperty().get()).isEqualTo(WizardStep.MAPPING);
        assertThat(wizard.askingProperty().get()).isFalse();
    }

    @Test
    void aMacAddressThatTheOriginalStillHasCannotBeKept() {
        NicRow nic = wizard.mapping().newVm().nics().getFirst();
        nic.keepMacProperty().set(true);
        assertThat(nic.troubleProperty().get()).startsWith("fileserver has the MAC address");
        assertThat(wizard.mapping().complete().get()).isFalse();
        nic.networkProperty()
                .set(wizard.mapping().newVm().networks().stream()
                        .filter(wish -> wish.kind() == NetworkWish.Kind.NO_CARD)
                        .findFirst()
                        .orElseThrow());
        assertThat(nic.troubleProperty().get()).isEmpty();
    }

    @Test
    void someDisksMeansAtLeastOne() throws Exception {
        goTo(WizardStep.WHAT);
        wizard.what().wholeProperty().set(false);
        assertThat(wizard.canGoOn().get()).isTrue();
        wizard.what().disks().getFirst().wantedProperty().set(false);
        assertThat(wizard.what().missingProperty().get()).isEqualTo("Tick at least one disk.");
        assertThat(wizard.canGoOn().get()).isFalse();
    }

    @Test
    void filesNeedAFolderAndTellItsRoom() throws Exception {
        wizard.where().destinationProperty().set(Destination.FILES);
        goTo(WizardStep.MAPPING);
        assertThat(wizard.mapping().files().troubleProperty().get()).isEqualTo("Choose a folder.");
        assertThat(wizard.canGoOn().get()).isFalse();
        wizard.mapping().files().folderProperty().set(dir.resolve("out").toString());
        assertThat(wizard.canGoOn().get()).isTrue();
        lab.until(
                "the room is told",
                () -> wizard.mapping().files().roomProperty().get().endsWith("The folder will be made."));
    }

    @Test
    void aConfirmedReviewBecomesFilesAndAResultWithItsNextSteps() throws Exception {
        Path out = dir.resolve("out");
        wizard.where().destinationProperty().set(Destination.FILES);
        wizard.mapping().files().folderProperty().set(out.toString());
        wizard.mapping().files().formatProperty().set(ImageFormat.RAW);
        RestoreResult result = restored();
        assertThat(result.tone()).isEqualTo(Tone.OK);
        assertThat(result.next().getFirst()).contains(".raw");
        assertThat(result.steps()).containsExactly(NextStep.OPEN_FOLDER, NextStep.VERIFY);
        assertThat(result.folder()).contains(out);
        try (var files = Files.list(out)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aSingleDiskIsAttachedToAnExistingVm() throws Exception {
        wizard.where().destinationProperty().set(Destination.EXISTING_VM);
        TargetForm target = wizard.mapping().target();
        assertThat(target.vmProperty().get().name()).isEqualTo("fileserver");
        target.vmProperty()
                .set(target.vms().stream()
                        .filter(vm -> vm.name().equals("build01"))
                        .findFirst()
                        .orElseThrow());
        assertThat(target.asksPlug().get()).as("build01 is off").isFalse();
        RestoreResult result = restored();
        UUID build = result.vm().orElseThrow();
        assertThat(result.title()).startsWith("1 disk was restored and attached to build01");
        assertThat(vms().stream().filter(each -> each.vm().id().equals(build)))
                .singleElement()
                .satisfies(each -> assertThat(each.vm().disks()).hasSize(2));
    }

    @Test
    void aVmInTheMiddleOfSomethingTakesNoDisk() throws Exception {
        wizard.where().destinationProperty().set(Destination.EXISTING_VM);
        goTo(WizardStep.MAPPING);
        TargetForm target = wizard.mapping().target();
        target.vmProperty()
                .set(target.vms().stream()
                        .filter(vm -> vm.name().equals("test01"))
                        .findFirst()
                        .orElseThrow());
        assertThat(target.troubleProperty().get()).startsWith("test01 is neither running nor off");
        assertThat(wizard.canGoOn().get()).isFalse();
    }

    @Test
    void leavingAsksOnlyWhenSomethingWouldBeLost() throws Exception {
        assertThat(wizard.leave()).isTrue();
        goTo(WizardStep.MAPPING);
        assertThat(wizard.leave()).as("nothing was entered").isTrue();
        wizard.mapping().newVm().nameProperty().set("mine");
        assertThat(wizard.leave()).isFalse();
        assertThat(wizard.leavingProperty().get()).isEqualTo(Leaving.INPUT);
        wizard.stay();
        assertThat(wizard.mapping().newVm().nameProperty().get()).isEqualTo("mine");
        wizard.leave();
        wizard.go();
        assertThat(wizard.leavingProperty().get()).isEqualTo(Leaving.NOT_ASKED);
        assertThat(lab.desk().runs().cards()).isEmpty();
    }

    @Test
    void aRestoreThatIsCancelledLeavesNothingAndKeepsTheInput() throws Exception {
        int before = vms().size();
        wizard.mapping().newVm().nameProperty().set("second-life");
        goTo(WizardStep.REVIEW);
        wizard.next();
        lab.until("it works", () -> wizard.stepProperty().get() != WizardStep.REVIEW);
        assertThat(wizard.leave()).isFalse();
        assertThat(wizard.leavingProperty().get()).isEqualTo(Leaving.WORK);
        wizard.cancelWork();
        lab.until("the result", () -> wizard.stepProperty().get() == WizardStep.RESULT);
        RestoreResult result = wizard.resultProperty().get().orElseThrow();
        if (result.tone() != Tone.OK) {
            assertThat(vms()).hasSize(before);
            assertThat(result.steps()).containsExactly(NextStep.TRY_AGAIN);
            wizard.tryAgain();
            assertThat(wizard.stepProperty().get()).isEqualTo(WizardStep.MAPPING);
            assertThat(wizard.mapping().newVm().nameProperty().get()).isEqualTo("second-life");
        }
    }

    @Test
    void withoutAVmTheWizardAsksWhichOne() throws Exception {
        wizard.open();
        lab.until("the VMs are offered", () -> !wizard.point().vms().isEmpty());
        assertThat(wizard.point().asksVmProperty().get()).isTrue();
        assertThat(wizard.canGoOn().get()).isFalse();
        KeptVm only = wizard.point().vms().getFirst();
        assertThat(only.name()).isEqualTo("fileserver");
        assertThat(only.onEngine()).isTrue();
        wizard.point().searchProperty().set("nobody");
        assertThat(wizard.point().vms()).isEmpty();
        wizard.point().searchProperty().set("FILE");
        wizard.point().vmProperty().set(only);
        assertThat(wizard.canGoOn().get()).isTrue();
    }

    @Test
    void anAnswerThatComesTooLateIsNotShown() throws Exception {
        goTo(WizardStep.MAPPING);
        wizard.next();
        assertThat(wizard.askingProperty().get()).isTrue();
        wizard.back();
        assertThat(wizard.stepProperty().get()).isEqualTo(WizardStep.WHERE);
        goTo(WizardStep.MAPPING);
        wizard.next();
        lab.until("the review", () -> wizard.stepProperty().get() == WizardStep.REVIEW);
    }
}
