package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.plans.PlanSentence;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.Selection;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Binds the page of a plan: its sentence, what that comes to, and the parts below it.
public final class PlanEditorController {
    private final SchedulesViewModel schedules;
    private final PlanEditorViewModel model;
    private final Wording wording;
    private final PlanSentence sentences;
    private final List<Node> parts;

    @FXML
    private BorderPane frame;

    @FXML
    private Button back;

    @FXML
    private Label title;

    @FXML
    private ScrollPane scroll;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private StackPane sentenceSlot;

    @FXML
    private Label whenProblem;

    @FXML
    private Label covers;

    @FXML
    private VBox datesBox;

    @FXML
    private Label dates;

    @FXML
    private Label noDates;

    @FXML
    private Label zone;

    @FXML
    private VBox partSlot;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private HBox unsaved;

    @FXML
    private Button stay;

    @FXML
    private Button discard;

    @FXML
    private Button keep;

    @FXML
    private HBox bar;

    @FXML
    private Button remove;

    @FXML
    private Button cancel;

    @FXML
    private Button save;

    /// @param parts which VMs, how, how long: already bound
    public PlanEditorController(SchedulesViewModel schedules, List<? extends Node> parts) {
        this.schedules = schedules;
        this.model = schedules.editor();
        this.wording = model.wording();
        this.sentences = new PlanSentence(wording);
        this.parts = List.copyOf(parts);
    }

    @FXML
    private void initialize() {
        partSlot.getChildren().setAll(parts);
        sentenceSlot.getChildren().setAll(new WhenSentence(model.when(), what(), keep()).node());
        name.textProperty().bindBidirectional(model.nameProperty());
        problem(nameProblem, model.nameProblemProperty());
        problem(whenProblem, model.when().problemProperty());
        covers.textProperty().bind(model.coverage().sentenceProperty());
        model.datesProperty().subscribe(this::showDates);
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        model.originalProperty().subscribe(plan -> plan.ifPresent(this::opened));
        bindVerbs();
    }

    private static void problem(Label label, javafx.beans.value.ObservableValue<String> text) {
        label.textProperty().bind(text);
        Shown.when(label, text.map(problem -> !problem.isEmpty()));
    }

    private void bindVerbs() {
        back.setOnAction(_ -> schedules.leave());
        cancel.setOnAction(_ -> schedules.leave());
        save.setOnAction(_ -> model.save());
        save.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.draftProperty().get().isEmpty()
                                || !model.changedProperty().get()
                                || model.savingProperty().get(),
                        model.draftProperty(),
                        model.changedProperty(),
                        model.savingProperty()));
        bindUnsaved();
        remove.setOnAction(_ -> model.originalProperty().get().map(Plan::id).ifPresent(schedules::doom));
        frame.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                if (schedules.unsaved().askingProperty().get()) {
                    schedules.unsaved().stay();
                } else {
                    schedules.leave();
                }
                key.consume();
            } else if (key.getCode() == KeyCode.S && key.isShortcutDown()) {
                save.fire();
                key.consume();
            }
        });
    }

    /// The question takes the place of the bar, as in the wizard.
    private void bindUnsaved() {
        var asking = schedules.unsaved().askingProperty();
        Shown.when(unsaved, asking);
        Shown.when(bar, asking.not());
        asking.subscribe(now -> {
            if (now) {
                stay.requestFocus();
            }
        });
        stay.setOnAction(_ -> schedules.unsaved().stay());
        discard.setOnAction(_ -> schedules.unsaved().goOn());
        keep.setOnAction(_ -> model.save());
        keep.disableProperty().bind(save.disableProperty());
    }

    private void opened(Plan plan) {
        title.setText(wording.get(model.isNew() ? "schedules.new" : "schedules.editing", plan.name()));
        zone.setText(model.zone());
        remove.setVisible(!model.isNew());
        remove.setManaged(!model.isNew());
        scroll.setVvalue(0);
        name.requestFocus();
        name.selectAll();
    }

    private void showDates(List<String> next) {
        dates.setText(String.join("\n", next));
        boolean any = !next.isEmpty();
        datesBox.setVisible(any);
        datesBox.setManaged(any);
        noDates.setVisible(!any);
        noDates.setManaged(!any);
    }

    /// Says which VMs, and leads to where that is changed.
    private Button what() {
        Button button = new Button();
        button.setId("whatPart");
        button.setMinWidth(Button.USE_PREF_SIZE);
        model.what().whatProperty().subscribe((Selection now) -> button.setText(sentences.what(now)));
        button.setAccessibleText(wording.get("schedules.spoken.what"));
        button.setOnAction(_ -> reveal(parts.getFirst()));
        return button;
    }

    private MenuButton keep() {
        MenuButton button = new MenuButton();
        button.setId("keepPart");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.setAccessibleText(wording.get("schedules.spoken.keep"));
        model.keep().keepProperty().subscribe((Retention now) -> button.setText(sentences.kept(now)));
        List<Retention> usual = List.of(
                Retention.everything(),
                new Retention(0, 14, 0, 0, 0),
                new Retention(3, 7, 4, 12, 0),
                new Retention(3, 14, 8, 12, 5));
        for (Retention each : usual) {
            MenuItem item = new MenuItem(sentences.kept(each));
            item.setOnAction(_ -> model.keep().show(each));
            button.getItems().add(item);
        }
        MenuItem own = new MenuItem(wording.get("schedules.keep.own"));
        own.setOnAction(_ -> reveal(parts.getLast()));
        button.getItems().add(own);
        return button;
    }

    /// Scrolls a part into sight and gives it the keyboard.
    private void reveal(Node part) {
        double content = scroll.getContent().getBoundsInLocal().getHeight();
        double room = scroll.getViewportBounds().getHeight();
        double top = scroll.getContent()
                .sceneToLocal(part.localToScene(part.getBoundsInLocal()))
                .getMinY();
        scroll.setVvalue(content <= room ? 0 : Math.clamp(top / (content - room), 0, 1));
        Optional.ofNullable(part.lookup(".first-control")).ifPresent(Node::requestFocus);
    }
}
