package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.wording.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Binds the list of plans, and puts the page of one in its place while it is open.
public final class SchedulesController {
    private final SchedulesViewModel model;
    private final Node editor;

    @FXML
    private StackPane screen;

    @FXML
    private ScrollPane list;

    @FXML
    private StackPane editorSlot;

    @FXML
    private Button create;

    @FXML
    private MenuButton pause;

    @FXML
    private HBox paused;

    @FXML
    private Label pausedText;

    @FXML
    private Button resume;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private Button again;

    @FXML
    private VBox doomed;

    @FXML
    private Label doomedTitle;

    @FXML
    private Label doomedWhy;

    @FXML
    private Button remove;

    @FXML
    private Button spare;

    @FXML
    private HBox removed;

    @FXML
    private Label removedText;

    @FXML
    private Button undo;

    @FXML
    private Button forget;

    @FXML
    private ProgressIndicator waiting;

    @FXML
    private VBox none;

    @FXML
    private Button createFirst;

    @FXML
    private VBox rows;

    /// @param editor the page of a plan, already bound
    public SchedulesController(SchedulesViewModel model, Node editor) {
        this.model = model;
        this.editor = editor;
    }

    @FXML
    private void initialize() {
        editorSlot.getChildren().setAll(editor);
        Shown.when(editorSlot, model.editingProperty());
        Shown.when(list, model.editingProperty().not());
        screen.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.load();
            }
        });
        create.setOnAction(_ -> model.create(Set.of()));
        createFirst.setOnAction(_ -> model.create(Set.of()));
        var empty = Bindings.isEmpty(model.rows());
        Shown.when(
                none,
                empty.and(model.loadingProperty().not())
                        .and(model.troubleProperty().isEmpty()));
        Shown.when(waiting, empty.and(model.loadingProperty()));
        Shown.when(create, empty.not());
        Shown.when(pause, empty.not().and(model.pauseProperty().isEmpty()));
        bindPause();
        bindTrouble();
        bindRemoval();
        model.rows().subscribe(this::showRows);
        showRows();
    }

    private void bindPause() {
        Wording wording = model.wording();
        pause.getItems()
                .setAll(
                        pause("schedules.pause.hour", Optional.of(Duration.ofHours(1))),
                        pause("schedules.pause.four", Optional.of(Duration.ofHours(4))),
                        pause("schedules.pause.day", Optional.of(Duration.ofDays(1))),
                        pause("schedules.pause.week", Optional.of(Duration.ofDays(7))),
                        pause("schedules.pause.resume", Optional.empty()));
        pause.setAccessibleText(wording.get("schedules.pause"));
        pausedText.textProperty().bind(model.pauseProperty());
        Shown.when(paused, model.pauseProperty().isNotEmpty());
        resume.setOnAction(_ -> model.resume());
    }

    private MenuItem pause(String key, Optional<Duration> how) {
        MenuItem item = new MenuItem(model.wording().get(key));
        item.setOnAction(_ -> model.pause(how));
        return item;
    }

    private void bindTrouble() {
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        again.setOnAction(_ -> model.load());
        again.disableProperty().bind(model.loadingProperty());
    }

    private void bindRemoval() {
        Wording wording = model.wording();
        Shown.when(doomed, model.doomedProperty().map(Optional::isPresent));
        model.doomedProperty()
                .subscribe(asked -> asked.ifPresent(row -> {
                    doomedTitle.setText(
                            wording.get("schedules.remove.title", row.plan().name()));
                    doomedWhy.setText(wording.get("schedules.remove.why", row.covers()));
                    list.setVvalue(0);
                    spare.requestFocus();
                }));
        remove.setOnAction(_ -> model.remove());
        spare.setOnAction(_ -> model.spare());
        Shown.when(removed, model.removedProperty().map(Optional::isPresent));
        model.removedProperty()
                .subscribe(plan ->
                        plan.ifPresent(gone -> removedText.setText(wording.get("schedules.removed", gone.name()))));
        undo.setOnAction(_ -> model.restore());
        forget.setOnAction(_ -> model.forgetRemoved());
    }

    private void showRows() {
        List<Node> cards =
                model.rows().stream().<Node>map(row -> new PlanCard(row, model)).toList();
        rows.getChildren().setAll(cards);
    }
}
