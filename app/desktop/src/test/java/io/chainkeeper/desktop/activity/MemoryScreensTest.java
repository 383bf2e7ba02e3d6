package io.chainkeeper.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.Photo;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.shell.Looks;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.desktop.stores.AdoptController;
import io.chainkeeper.desktop.stores.AdoptViewModel;
import io.chainkeeper.desktop.stores.StoresController;
import io.chainkeeper.desktop.stores.StoresViewModel;
import io.chainkeeper.desktop.watch.RunCards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Activity and repositories, as they look.
class MemoryScreensTest extends ApplicationTest {
    @TempDir
    Path folder;

    private Scene scene;
    private Looks looks;

    @Override
    public void start(Stage stage) {
        scene = new Scene(new StackPane(), 1110, 720);
        stage.setScene(scene);
        looks = Looks.of(scene);
        stage.show();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void activityTellsAFailedRun(String language) throws Exception {
        List<UUID> runs = PastDesk.remember(folder);
        try (PastDesk past = new PastDesk(folder, Locale.of(language))) {
            ActivityViewModel list = new ActivityViewModel(past.desk());
            StoryViewModel story = new StoryViewModel(past.desk());
            Views views = new Views(past.desk().wording().texts());
            interact(() -> {
                list.selectedProperty().subscribe(story::open);
                Parent page = views.load("story", new StoryController(story));
                scene.setRoot(views.load("activity", new ActivityController(list, page, _ -> Optional.empty())));
                list.load();
            });
            deliver(past, () -> list.shown().size() == 3);
            photo("activity-none-" + language);
            interact(() -> list.selectedProperty().set(runs.get(1)));
            deliver(past, () -> story.toldProperty().get().isPresent());
            photo("activity-failed-" + language);

            TableView<?> table = lookup("#table").queryTableView();
            assertThat(table.getSelectionModel().getSelectedItem().toString()).contains("CK-0201");
            interact(() -> list.searchProperty().set("nobody has ever heard of this"));
            photo("activity-not-found-" + language);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void repositoriesShowsSpaceAndCoverage(String language) throws Exception {
        PastDesk.keepPoints(folder);
        try (PastDesk past = new PastDesk(folder, Locale.of(language))) {
            StoresViewModel model = new StoresViewModel(past.desk());
            AdoptViewModel adopt = new AdoptViewModel(past.desk());
            Path old = PastDesk.scriptFolder(folder);
            Views views = new Views(past.desk().wording().texts());
            interact(() -> {
                RunCards cards = new RunCards(views, past.desk().wording());
                var adopting = new StoresController.Adopting(
                        adopt, views.load("adopt", new AdoptController(adopt)), _ -> Optional.of(old));
                scene.setRoot(views.load(
                        "repositories", new StoresController(model, cards, _ -> {}, adopting, new StackPane())));
                model.load();
            });
            deliver(past, () -> model.spaceProperty().get().isPresent());
            photo("repositories-" + language);

            assertThat(lookup("#coverageBar").queryAs(ProgressBar.class).getProgress())
                    .isBetween(0.4, 0.5);

            interact(() -> lookup("#adopt").queryButton().fire());
            deliver(past, () -> adopt.canAdopt().get());
            photo("repositories-adopt-" + language);
            interact(() -> lookup("#copy").queryButton().fire());
            deliver(
                    past,
                    () -> !past.desk().runs().cards().isEmpty()
                            && past.desk().runs().active().isEmpty());
            photo("repositories-adopted-" + language);
            assertThat(past.desk().workplace().points()).hasSize(2);
        }
    }

    /// Answers are delivered on the FX thread, as the window does.
    private void deliver(PastDesk past, java.util.function.BooleanSupplier condition) {
        interact(() -> {
            try {
                past.until("the screen is filled", condition);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void photo(String name) {
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            interact(() -> looks.themeProperty().set(theme));
            WaitForAsyncUtils.waitForFxEvents();
            interact(() -> {
                try {
                    Photo.of(scene, name + "-" + theme.name().toLowerCase(Locale.ROOT));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
