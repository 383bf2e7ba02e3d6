package io.chainkeeper.desktop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.activity.PastDesk;
import io.chainkeeper.jobs.doctor.Leftover.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorViewModelTest {
    @TempDir
    Path folder;

    private PastDesk past;
    private DoctorViewModel model;

    private void open(Locale language) throws Exception {
        past = new PastDesk(folder, language);
        model = new DoctorViewModel(past.desk());
    }

    @AfterEach
    void close() {
        past.close();
    }

    private List<Findings> looked() throws Exception {
        model.look();
        past.until("it was looked", () -> !model.lookingProperty().get());
        return model.findings().getValue();
    }

    @Test
    void nothingIsToldBeforeTheFirstLook() throws Exception {
        open(Locale.ENGLISH);

        assertThat(model.summary(model.seenProperty().get())).isEmpty();
        assertThat(model.healthy().getValue()).isFalse();
        assertThat(model.has(Remedy.CLEAN_UP).getValue()).isFalse();
    }

    @Test
    void aPlaceWithoutWrecksIsCalledHealthy() throws Exception {
        open(Locale.ENGLISH);

        assertThat(looked()).isEmpty();
        assertThat(model.healthy().getValue()).isTrue();
        assertThat(model.summary(model.seenProperty().get()))
                .startsWith("Looked at without an engine: no restore point, ")
                .endsWith("nothing is left behind. What lies on the engine can not be seen.");
    }

    @Test
    void whatAPersonHasToDecideComesWithItsSteps() throws Exception {
        open(Locale.ENGLISH);
        Files.writeString(folder.resolve("repository").resolve("vms").resolve("shopping list.txt"), "eggs");

        Findings found = looked().getFirst();

        assertThat(found.remedy()).isEqualTo(Remedy.BY_HAND);
        assertThat(found.title()).isEqualTo("For you to decide (1)");
        assertThat(found.rows()).singleElement().satisfies(row -> {
            assertThat(row.what()).contains("shopping list.txt").contains("left alone");
            assertThat(row.steps()).isEqualTo("Move it elsewhere if you know what it is.");
            assertThat(row.byHand()).isTrue();
        });
        assertThat(model.healthy().getValue()).isFalse();
        assertThat(model.has(Remedy.BY_HAND).getValue()).isTrue();
    }

    @Test
    void runsThatDiedAreCleanedUpAndLookedForAgain() throws Exception {
        PastDesk.die(folder);
        open(Locale.GERMAN);

        assertThat(looked()).singleElement().satisfies(group -> {
            assertThat(group.remedy()).isEqualTo(Remedy.CLEAN_UP);
            assertThat(group.title()).isEqualTo("Eigenes (1)");
            assertThat(group.rows().getFirst().since()).contains("Seit ").contains("(vor 5 ");
            assertThat(group.rows().getFirst().byHand()).isFalse();
        });

        model.cleanUp();
        past.until("it was cleaned and looked at again", () -> model.healthy().getValue());
        assertThat(model.cardProperty().get()).isPresent();
    }

    @Test
    void manyFindingsAreCounted() throws Exception {
        open(Locale.ENGLISH);
        for (int i : IntStream.range(0, Findings.MOST_ROWS + 7).toArray()) {
            Files.createFile(folder.resolve("repository").resolve("vms").resolve("stray" + i));
        }

        Findings found = looked().getFirst();

        assertThat(found.rows()).hasSize(Findings.MOST_ROWS);
        assertThat(found.more()).isEqualTo(7);
        assertThat(found.title()).isEqualTo("For you to decide (57)");
    }
}
