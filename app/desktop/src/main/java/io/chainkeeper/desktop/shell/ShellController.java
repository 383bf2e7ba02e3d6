package io.chainkeeper.desktop.shell;

import io.chainkeeper.desktop.edge.Sampler;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.jobs.Holding;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the frame.
public final class ShellController {
    /// What fills the frame.
    ///
    /// @param screens a node per screen
    /// @param guide   the guided strip, if there is one, and whether it is shown
    /// @param counts  the right end of the status line
    /// @param theme   the person's choice
    /// @param leave   closes engine and repository
    /// @param holder  who works with the repository; asked once a second
    public record Filling(
            Map<Screen, Node> screens,
            Optional<Guide> guide,
            ObservableValue<String> counts,
            ObjectProperty<Theme> theme,
            Runnable leave,
            Supplier<Holding> holder) {}

    /// The guided strip.
    public record Guide(Node node, ObservableValue<Boolean> shown) {}

    private static final double TIP_WIDTH = 400;
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final ShellViewModel model;
    private final Filling filling;

    @FXML
    private BorderPane frame;

    @FXML
    private VBox rail;

    @FXML
    private ToggleGroup screens;

    @FXML
    private ToggleGroup themes;

    private final Map<Screen, ToggleButton> items = new EnumMap<>(Screen.class);

    @FXML
    private HBox enginePlace;

    @FXML
    private Label engineName;

    @FXML
    private HBox repositoryPlace;

    @FXML
    private Label repositoryName;

    @FXML
    private Label heldBy;

    @FXML
    private Button leave;

    @FXML
    private MenuButton themeMenu;

    @FXML
    private FontIcon themeIcon;

    @FXML
    private RadioMenuItem themeSystem;

    @FXML
    private RadioMenuItem themeLight;

    @FXML
    private RadioMenuItem themeDark;

    @FXML
    private StackPane guideSlot;

    @FXML
    private StackPane content;

    @FXML
    private ProgressBar statusBar;

    @FXML
    private Label statusText;

    @FXML
    private Label countsText;

    /// @param filling what the frame is put around
    public ShellController(ShellViewModel model, Filling filling) {
        this.model = model;
        this.filling = filling;
    }

    @FXML
    private void initialize() {
        bindRail();
        frame.addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
        bindHeader();
        watchHolder();
        bindStatus();
        filling.guide().ifPresentOrElse(this::showGuide, () -> guideSlot.setManaged(false));
        model.screenProperty().subscribe(this::show);
    }

    private void bindRail() {
        for (Screen screen : Screen.values()) {
            if (screen.onRail() && filling.screens().containsKey(screen)) {
                items.put(screen, item(screen));
            }
        }
        rail.getChildren().addAll(items.values());
        screens.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                screens.selectToggle(before);
            }
        });
    }

    private ToggleButton item(Screen screen) {
        ToggleButton item = new ToggleButton(model.wording().get(screen.key()), new FontIcon(screen.icon()));
        item.getStyleClass().add("rail-item");
        item.setId(screen.name().toLowerCase(Locale.ROOT) + "Item");
        item.setToggleGroup(screens);
        item.setOnAction(_ -> model.show(screen));
        return item;
    }

    /// The rail's screens by Ctrl (or Command) and their number from the top.
    private void shortcut(KeyEvent key) {
        if (!key.isShortcutDown() || !key.getCode().isDigitKey()) {
            return;
        }
        int place = key.getCode().getCode() - KeyCode.DIGIT1.getCode();
        List<ToggleButton> all = List.copyOf(items.values());
        if (place >= 0 && place < all.size()) {
            all.get(place).fire();
            key.consume();
        }
    }

    private void bindHeader() {
        String engine =
                model.hasEngine() ? model.place().engine() : model.wording().get("shell.engine.none");
        engineName.setText(model.hasEngine() ? model.place().engineHost() : engine);
        engineName.setTooltip(new Tooltip(engine));
        engineName.setAccessibleText(model.wording().get("shell.engine.spoken", engine));
        repositoryName.setText(model.place().repository());
        repositoryName.setTooltip(new Tooltip(model.place().repository()));
        repositoryName.setAccessibleText(
                model.wording().get("shell.repository.spoken", model.place().repository()));
        Tooltip why = new Tooltip();
        why.setWrapText(true);
        why.setMaxWidth(TIP_WIDTH);
        heldBy.setTooltip(why);
        Shown.when(heldBy, model.heldProperty().map(held -> !held.text().isEmpty()));
        model.heldProperty().subscribe(held -> {
            heldBy.setText(held.text());
            heldBy.setAccessibleText(held.tip());
            why.setText(held.tip());
        });
        leave.setAccessibleText(model.wording().get("shell.leave.spoken"));
        leave.setOnAction(_ -> filling.leave().run());
        themeSystem.setUserData(Theme.SYSTEM);
        themeLight.setUserData(Theme.LIGHT);
        themeDark.setUserData(Theme.DARK);
        themes.selectedToggleProperty().addListener((_, _, now) -> {
            if (now != null && now.getUserData() instanceof Theme chosen) {
                filling.theme().set(chosen);
            }
        });
        filling.theme().subscribe(this::showTheme);
    }

    private void watchHolder() {
        Sampler looks = new Sampler(LOOK);
        Runnable look = () -> model.holds(filling.holder().get());
        look.run();
        frame.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                looks.stop();
            } else {
                looks.watch(look);
            }
        });
    }

    private void showTheme(Theme theme) {
        themes.selectToggle(
                switch (theme) {
                    case SYSTEM -> themeSystem;
                    case LIGHT -> themeLight;
                    case DARK -> themeDark;
                });
        themeIcon.setIconLiteral(
                switch (theme) {
                    case SYSTEM -> "fth-monitor";
                    case LIGHT -> "fth-sun";
                    case DARK -> "fth-moon";
                });
    }

    private void bindStatus() {
        statusText.textProperty().bind(model.statusProperty());
        statusBar.progressProperty().bind(model.fractionProperty());
        Shown.when(statusBar, Bindings.greaterThan(model.runs().activeCount(), 0));
        countsText.textProperty().bind(filling.counts());
    }

    private void showGuide(Guide guide) {
        guideSlot.getChildren().setAll(guide.node());
        Shown.when(guideSlot, guide.shown());
    }

    private void show(Screen which) {
        Node node = filling.screens().get(which);
        if (node != null) {
            content.getChildren().setAll(node);
        }
        ToggleButton item = items.get(which);
        if (item != null) {
            screens.selectToggle(item);
        }
    }
}
