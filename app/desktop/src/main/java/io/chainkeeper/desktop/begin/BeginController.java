package io.chainkeeper.desktop.begin;

import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.plans.PlanSentence;
import io.chainkeeper.desktop.schedules.WhenSentence;
import io.chainkeeper.desktop.watch.RunCards;
import io.chainkeeper.desktop.wording.Wording;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the first steps.
public final class BeginController {
    private static final int MOST_CARDS = 3;
    private final BeginViewModel model;
    private final Node vms;
    private final Node result;
    private final RunCards cards;
    private final FolderChooser chooser;
    private final Wording wording;

    @FXML
    private HBox steps;

    @FXML
    private Label title;

    @FXML
    private Label lead;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private StackPane vmsPane;

    @FXML
    private VBox folderPane;

    @FXML
    private Label folder;

    @FXML
    private Button browse;

    @FXML
    private HBox roomNote;

    @FXML
    private FontIcon roomIcon;

    @FXML
    private Label room;

    @FXML
    private VBox schedulePane;

    @FXML
    private RadioButton byItself;

    @FXML
    private StackPane sentenceSlot;

    @FXML
    private Label whenProblem;

    @FXML
    private RadioButton notNow;

    @FXML
    private VBox backupPane;

    @FXML
    private Label review;

    @FXML
    private VBox progressBox;

    @FXML
    private Label progressText;

    @FXML
    private ProgressBar progress;

    @FXML
    private VBox runCards;

    @FXML
    private StackPane donePane;

    @FXML
    private Button leaveSteps;

    @FXML
    private ProgressIndicator waiting;

    @FXML
    private Button skip;

    @FXML
    private Button back;

    @FXML
    private Button next;

    /// @param vms     the first step's page, already bound
    /// @param result  the last step's page, already bound
    /// @param cards   make the card of a run
    /// @param chooser asks for another folder
    public BeginController(BeginViewModel model, Node vms, Node result, RunCards cards, FolderChooser chooser) {
        this.model = model;
        this.vms = vms;
        this.result = result;
        this.cards = cards;
        this.chooser = chooser;
        this.wording = model.wording();
    }

    @FXML
    private void initialize() {
        vmsPane.getChildren().setAll(vms);
        donePane.getChildren().setAll(result);
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        Shown.when(waiting, model.waitingProperty());
        bindFolder();
        bindSchedule();
        bindBackup();
        leaveSteps.setOnAction(_ -> model.leave());
        skip.setOnAction(_ -> model.skip());
        back.setOnAction(_ -> model.back());
        next.setOnAction(_ -> model.next());
        next.disableProperty().bind(model.canGoOnProperty().not().or(model.waitingProperty()));
        model.stepProperty().subscribe(this::show);
    }

    private void bindFolder() {
        folder.setText(model.folder());
        browse.setOnAction(
                _ -> chooser.choose(wording.get("begin.folder.choose")).ifPresent(model::move));
        browse.disableProperty().bind(model.waitingProperty());
        room.textProperty().bind(model.room().wordsProperty());
        model.room().tightProperty().subscribe(tight -> {
            roomNote.getStyleClass().removeAll("ok", "warn");
            roomNote.getStyleClass().add(tight ? "warn" : "ok");
            roomIcon.setIconLiteral(tight ? "fth-alert-triangle" : "fth-check");
        });
    }

    private void bindSchedule() {
        Label what = new Label();
        what.getStyleClass().add("strong");
        model.candidates().found().subscribe(() -> what.setText(chosen()));
        what.setText(chosen());
        Label keep = new Label(wording.get("plans.kept.everything"));
        sentenceSlot.getChildren().setAll(new WhenSentence(model.when(), what, keep).node());
        sentenceSlot.disableProperty().bind(model.scheduledProperty().not());
        byItself.selectedProperty().bindBidirectional(model.scheduledProperty());
        model.scheduledProperty().subscribe(on -> notNow.setSelected(!on));
        // A radio button takes Enter for itself; here it means the next step, as everywhere on these pages.
        List.of(byItself, notNow)
                .forEach(each -> each.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        next.fire();
                        key.consume();
                    }
                }));
        whenProblem.textProperty().bind(model.when().problemProperty());
        Shown.when(whenProblem, model.when().problemProperty().isNotEmpty());
    }

    private String chosen() {
        return new PlanSentence(wording)
                .what(new io.chainkeeper.jobs.schedule.Selection.Vms(
                        model.candidates().chosen()));
    }

    private void bindBackup() {
        model.progressProperty().subscribe(now -> {
            sayWhere(model.stepProperty().get());
            progressBox.setVisible(now.total() > 0);
            progressBox.setManaged(now.total() > 0);
            progressText.setText(wording.get("begin.progress", now.ended(), now.total()));
            progress.setProgress(now.total() == 0 ? 0 : (double) now.ended() / now.total());
            runCards.getChildren()
                    .setAll(now.active().stream()
                            .limit(MOST_CARDS)
                            .<Node>map(cards::lasting)
                            .toList());
        });
    }

    private void show(BeginStep step) {
        List<Pane> panes = List.of(vmsPane, folderPane, schedulePane, backupPane, donePane);
        for (int i = 0; i < panes.size(); i++) {
            panes.get(i).setVisible(i == step.ordinal());
            panes.get(i).setManaged(i == step.ordinal());
        }
        sayWhere(step);
        next.setText(wording.get("begin.next." + step.code()));
        boolean done = step == BeginStep.DONE;
        for (Button each : List.of(skip, leaveSteps)) {
            each.setVisible(!done);
            each.setManaged(!done);
        }
        review.setText(model.review());
        steps.getChildren().setAll(BeginSteps.of(step, wording));
        focus(step);
    }

    private void sayWhere(BeginStep step) {
        boolean running =
                step == BeginStep.BACKUP && model.progressProperty().get().total() > 0;
        String code = running ? "running" : step.code();
        title.setText(wording.get("begin.title." + code));
        lead.setText(wording.get("begin.lead." + code));
        skip.setText(wording.get("begin.skip." + code));
        back.setDisable(step == BeginStep.VMS || step == BeginStep.DONE || running);
    }

    private void focus(BeginStep step) {
        Node first = switch (step) {
            case VMS -> vms.lookup("#search");
            case FOLDER, BACKUP, DONE -> next;
            case SCHEDULE -> byItself.isSelected() ? byItself : notNow;
        };
        // A node that has just become visible takes the focus only after it was laid out.
        javafx.application.Platform.runLater(first::requestFocus);
    }
}
