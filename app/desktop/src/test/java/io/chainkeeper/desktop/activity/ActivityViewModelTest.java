package io.chainkeeper.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.run.RunKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityViewModelTest {
    @TempDir
    Path folder;

    private List<UUID> runs;
    private PastDesk past;
    private ActivityViewModel list;

    @BeforeEach
    void openTheList() throws Exception {
        runs = PastDesk.remember(folder);
        past = new PastDesk(folder, Locale.ENGLISH);
        list = new ActivityViewModel(past.desk());
        list.load();
        past.until("the runs are listed", () -> list.shown().size() == 3);
    }

    @AfterEach
    void close() {
        past.close();
    }

    private List<UUID> shown() {
        return list.shown().stream().map(RunRow::id).toList();
    }

    @Test
    void theNewestRunComesFirst() {
        assertThat(shown()).isEqualTo(runs.reversed());
        assertThat(list.counted().get()).isEqualTo("3 of 3");
    }

    @Test
    void everyWordOfASearchMustOccurSomewhere() {
        list.searchProperty().set("nightly CK-02");
        assertThat(shown()).containsExactly(runs.get(1));

        list.searchProperty().set("verify web");
        assertThat(shown()).containsExactly(runs.get(2));

        list.searchProperty().set("nobody");
        assertThat(shown()).isEmpty();
        assertThat(list.placeholder().get()).startsWith("No run matches");
    }

    @Test
    void kindEndingAndVmNarrowTogether() {
        list.kindProperty().set(Optional.of(RunKind.BACKUP));
        assertThat(shown()).containsExactly(runs.get(1), runs.get(0));

        list.endingProperty().set(ActivityViewModel.Ending.TROUBLE);
        assertThat(shown()).containsExactly(runs.get(1));

        list.about(Optional.of(PastDesk.WEB));
        assertThat(shown()).isEmpty();
    }

    @Test
    void aShorterPeriodAsksAgain() throws Exception {
        list.periodProperty().set(ActivityViewModel.Period.EVER);
        past.until("everything is listed", () -> !list.loadingProperty().get());
        assertThat(shown()).hasSize(3);
    }

    @Test
    void openingARunTakesEveryFilterAway() {
        list.searchProperty().set("nobody");
        list.endingProperty().set(ActivityViewModel.Ending.COMPLETED);

        list.open(runs.get(1));

        assertThat(shown()).contains(runs.get(1));
        assertThat(list.selectedProperty().get()).isEqualTo(runs.get(1));
    }

    @Test
    void anExportHoldsWhatIsShownAndNeverReplacesAFile() throws Exception {
        list.endingProperty().set(ActivityViewModel.Ending.TROUBLE);
        for (int round = 1; round <= 2; round++) {
            list.dismissNews();
            list.export(folder, Activity.Format.CSV);
            past.until("it is written", () -> !list.newsProperty().get().isEmpty());
            assertThat(list.newsProperty().get()).startsWith("Written to ");
        }

        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files =
                    all.filter(file -> file.toString().endsWith(".csv")).toList();
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .hasSize(2)
                            .last()
                            .asString()
                            .contains("db01", "CK-0201"));
        }
    }

    @Test
    void anExportIntoNowhereSaysSo() throws Exception {
        list.export(folder.resolve("nowhere"), Activity.Format.JSON);
        past.until("it is told", () -> !list.newsProperty().get().isEmpty());

        assertThat(list.newsProperty().get()).startsWith("Nothing could be written to ");
    }
}
