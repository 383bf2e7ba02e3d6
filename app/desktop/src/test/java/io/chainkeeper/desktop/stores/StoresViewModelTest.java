package io.chainkeeper.desktop.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.activity.PastDesk;
import io.chainkeeper.jobs.activity.Space;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresViewModelTest {
    @TempDir
    Path folder;

    private StoresViewModel opened(PastDesk past) throws Exception {
        StoresViewModel model = new StoresViewModel(past.desk());
        model.load();
        past.until("the space is known", () -> model.spaceProperty().get().isPresent());
        return model;
    }

    @Test
    void spaceGrowthAndCoverageAreSentences() throws Exception {
        PastDesk.keepPoints(folder);
        try (PastDesk past = new PastDesk(folder, Locale.ENGLISH)) {
            StoresViewModel model = opened(past);
            Space space = model.spaceProperty().get().orElseThrow();

            assertThat(model.used(space)).startsWith("Restore points take 92.0 GiB.");
            assertThat(model.forecast(space)).startsWith("It grows by 5.2 GiB a day.");
            assertThat(model.coverage(space)).isEqualTo("43% of what is stored was read back in the last 28 days");
            assertThat(model.coverageFacts(space))
                    .isEqualTo("1 of 15 points; 14 were never read back. The longest time" + " ago: 3 days ago.");
            assertThat(model.rows())
                    .extracting(row -> row.spoken(past.desk().wording()))
                    .containsExactly(
                            "web01, 60.0 GiB stored, 11 points, 67% read back",
                            "db01 with a rather long name, 32.0 GiB stored, 4 points, 0% read back");
        }
    }

    @Test
    void anEmptyRepositoryPromisesNothing() throws Exception {
        try (PastDesk past = new PastDesk(folder, Locale.GERMAN)) {
            StoresViewModel model = opened(past);
            Space space = model.spaceProperty().get().orElseThrow();

            assertThat(model.coverage(space)).isEqualTo("Noch gibt es nichts zurückzulesen");
            assertThat(model.coverageFacts(space)).isEmpty();
            assertThat(model.forecast(space)).startsWith("Wie schnell es wächst");
        }
    }
}
