package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.edge.Shown;
import java.util.EnumMap;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the list of sections to the section that is shown.
public final class SettingsController {
    private final SettingsViewModel model;
    private final Map<Section, Node> sections;
    private final Map<Section, ToggleButton> items = new EnumMap<>(Section.class);

    @FXML
    private VBox list;

    @FXML
    private ToggleGroup choice;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private ScrollPane page;

    /// @param sections a node for each
    public SettingsController(SettingsViewModel model, Map<Section, Node> sections) {
        this.model = model;
        this.sections = Map.copyOf(sections);
    }

    @FXML
    private void initialize() {
        for (Section section : Section.values()) {
            if (sections.containsKey(section)) {
                items.put(section, item(section));
            }
        }
        list.getChildren().addAll(items.values());
        choice.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) { // a section's own button does not close it
                choice.selectToggle(before);
            }
        });
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        model.sectionProperty().subscribe(this::show);
        page.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.refresh();
            }
        });
    }

    private ToggleButton item(Section section) {
        ToggleButton item = new ToggleButton(model.wording().get(section.key()), new FontIcon(section.icon()));
        item.getStyleClass().add("section-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setToggleGroup(choice);
        item.setId(section.name().toLowerCase(java.util.Locale.ROOT) + "Section");
        item.setOnAction(_ -> model.sectionProperty().set(section));
        return item;
    }

    private void show(Section section) {
        page.setContent(sections.get(section));
        page.setVvalue(0);
        choice.selectToggle(items.get(section));
    }
}
