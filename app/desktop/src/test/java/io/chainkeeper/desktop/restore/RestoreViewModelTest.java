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
        assertThat(wizard.destination().vmNameProperty().get()).isEqualTo("fileserver-restored");
        assertThat(wizard.destination().clusterProperty().get().name()).isEqualTo("Default");
        assertThat(wizard.destination().disks())
                .allMatch(disk -> disk.domainProperty().get() != null);
        assertThat(wizard.destination().missingProperty().get()).isEmpty();
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
        wizard.destination().vmNameProperty().set("second-life");
        wizard.next();
        lab.until("the review", () -> wizard.stepProperty().get() == WizardStep.REVIEW);
        wizard.back();
        wizard.back();
        assertThat(wizard.stepProperty().get()).isEqualTo(WizardStep.POINT);
        wizard.next();
        assertThat(wizard.destination().vmNameProperty().get()).isEqualTo("second-life");
    }

    @Test
    void aNameThatCannotBeIsToldBeforeAnybodyIsAsked() {
        wizard.destination().vmNameProperty().set("two words");
        assertThat(wizard.destination().missingProperty().get()).startsWith("A VM’s name holds letters");
        wizard.destination().vmNameProperty().set("");
        assertThat(wizard.destination().missingProperty().get()).isEqualTo("Enter a name for the new VM.");
    }

    @Test
    void aNameThatIsTakenIsToldBeforeTheReview() {
        wizard.next();
        wizard.destination().vmNameProperty().set("web01");
        assertThat(wizard.destination().missingProperty().get())
                .isEqualTo("There is a VM of that name already. Choose another.");
        wizard.next();
        assertThat(wizard.askingProperty().get()).isFalse();
        assertThat(wizard.stepProperty().get()).isEqualTo(WizardStep.DESTINATION);
    }

    @Test
    void filesNeedAFolderAndADisk() {
        wizard.destination().toVmProperty().set(false);
        assertThat(wizard.destination().missingProperty().get()).isEqualTo("Choose a folder.");
        wizard.destination().folderProperty().set(dir.resolve("out").toString());
        assertThat(wizard.destination().missingProperty().get()).isEmpty();
        wizard.destination().disks().getFirst().wantedProperty().set(false);
        assertThat(wizard.destination().missingProperty().get()).isEqualTo("Choose at least one disk.");
    }

    @Test
    void aConfirmedReviewBecomesFilesAndAResultWithTheNextStep() throws Exception {
        Path out = dir.resolve("out");
        wizard.destination().toVmProperty().set(false);
        wizard.destination().folderProperty().set(out.toString());
        wizard.destination().formatProperty().set(ImageFormat.RAW);
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
