package io.chainkeeper.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.LabDesk;
import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.images.ImageFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
        lab.until("the points are offered", () -> !wizard.points().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    @Test
    void theNewestPointANameAndTheOldPlacesAreProposed() {
        assertThat(wizard.pointProperty().get()).isEqualTo(wizard.points().getFirst());
        assertThat(wizard.vmNameProperty().get()).isEqualTo("fileserver-restored");
        assertThat(wizard.clusterProperty().get().name()).isEqualTo("Default");
        assertThat(wizard.disks()).allMatch(disk -> disk.domainProperty().get() != null);
        assertThat(wizard.missingProperty().get()).isEmpty();
    }

    @Test
    void nothingIsSentBeforeTheReviewIsConfirmed() throws Exception {
        int before = lab.desk().workplace().vms().size();
        wizard.next();
        wizard.next();
        lab.until("the review", () -> wizard.stepProperty().get() == WizardStep.REVIEW);
        assertThat(wizard.reviewProperty().get()).anyMatch(line -> line.contains("fileserver-restored"));
        assertThat(lab.desk().runs().cards()).isEmpty();
        assertThat(lab.desk().workplace().vms()).hasSize(before);
    }

    @Test
    void goingBackLosesNothing() throws Exception {
        wizard.next();
        wizard.vmNameProperty().set("second-life");
        wizard.next();
        lab.until("the review", () -> wizard.stepProperty().get() == WizardStep.REVIEW);
        wizard.back();
        wizard.back();
        assertThat(wizard.stepProperty().get()).isEqualTo(WizardStep.POINT);
        wizard.next();
        assertThat(wizard.vmNameProperty().get()).isEqualTo("second-life");
    }

    @Test
    void aNameThatCannotBeIsToldBeforeAnybodyIsAsked() {
        wizard.vmNameProperty().set("two words");
        assertThat(wizard.missingProperty().get()).startsWith("A VM’s name holds letters");
        wizard.vmNameProperty().set("");
        assertThat(wizard.missingProperty().get()).isEqualTo("Enter a name for the new VM.");
    }

    @Test
    void aNameThatIsTakenIsToldBeforeTheReview() {
        wizard.next();
        wizard.vmNameProperty().set("web01");
        assertThat(wizard.missingProperty().get()).isEqualTo("There is a VM of that name already. Choose another.");
        wizard.next();
        assertThat(wizard.askingProperty().get()).isFalse();
        assertThat(wizard.stepProperty().get()).isEqualTo(WizardStep.DESTINATION);
    }

    @Test
    void filesNeedAFolderAndADisk() {
        wizard.toVmProperty().set(false);
        assertThat(wizard.missingProperty().get()).isEqualTo("Choose a folder.");
        wizard.folderProperty().set(dir.resolve("out").toString());
        assertThat(wizard.missingProperty().get()).isEmpty();
        wizard.disks().getFirst().wantedProperty().set(false);
        assertThat(wizard.missingProperty().get()).isEqualTo("Choose at least one disk.");
    }

    @Test
    void aConfirmedReviewBecomesFilesAndAResultWithTheNextStep() throws Exception {
        Path out = dir.resolve("out");
        wizard.toVmProperty().set(false);
        wizard.folderProperty().set(out.toString());
        wizard.formatProperty().set(ImageFormat.RAW);
        wizard.next();
        wizard.next();
        lab.until("the review", () -> wizard.stepProperty().get() == WizardStep.REVIEW);
        wizard.send();
        lab.until("the result", () -> wizard.resultProperty().get().isPresent());
        RestoreResult result = wizard.resultProperty().get().orElseThrow();
        assertThat(result.tone()).isEqualTo(Tone.OK);
        assertThat(result.next().getFirst()).contains(".raw");
        try (var files = Files.list(out)) {
            assertThat(files).hasSize(1);
        }
        wizard.send();
        assertThat(lab.desk().runs().cards()).hasSize(1);
    }
}
