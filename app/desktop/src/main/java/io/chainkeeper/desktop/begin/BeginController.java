package io.chainkeeper.desktop.begin;

import atlantafx.base.controls.CustomTextField;
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
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the first steps.
public final class BeginController {
    private static final double ROW = 52;
    private static final int MOST_CARDS = 3;
    private final BeginViewModel model;
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
    private VBox vmsPane;

    @FXML
    private CustomTextField search;

    @FXML
    private Button chooseReady;

    @FXML
    private Button chooseNone;

    @FXML
    private ListView<ReadyVm> vms;

    @FXML
    private Label chosenWords;

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
    private VBox donePane;

    @FXML
    private HBox resultNote;

    @FXML
    private FontIcon resultIcon;

    @FXML
    private Label result;

    @FXML
    private VBox failedCards;

    @FXML
    private VBox drillBox;

    @FXML
    private Label drillText;

    @FXML
    private Button drill;

    @FXML
    private ProgressIndicator drillWaiting;

    @FXML
    private Button leave;

    @FXML
    private ProgressIndicator waiting;

    @FXML
    private Button skip;

    @FXML
    private Button back;

    @FXML
    private Button next;

    /// @param cards   make the card of a run
    /// @param chooser asks for another folder
    public BeginController(BeginViewModel model, RunCards cards, FolderChooser chooser) {
        this.model = model;
        this.cards = cards;
        this.chooser = chooser;
        this.wording = model.wording();
    }

    @FXML
    private void initialize() {
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        Shown.when(waiting, model.waitingProperty());
        bindVms();
        bindFolder();
        bindSchedule();
        bindBackup();
        bindDone();
        leave.setOnAction(_ -> model.leave());
        skip.setOnAction(_ -> model.skip());
        back.setOnAction(_ -> model.back());
        next.setOnAction(_ -> model.next());
        next.disableProperty().bind(model.canGoOnProperty().not().or(model.waitingProperty()));
        model.stepProperty().subscribe(this::show);
    }

    private void bindVms() {
        search.textProperty().bindBidirectional(model.searchProperty());
        chooseReady.setOnAction(_ -> model.chooseReady(true));
        chooseNone.setOnAction(_ -> model.chooseReady(false));
        vms.setItems(model.found());
        vms.setFixedCellSize(ROW);
        vms.setCellFactory(_ -> new ReadyCell(wording));
        Label none = new Label(wording.get("begin.vms.none"));
        none.getStyleClass().add("muted");
        vms.setPlaceholder(none);
        vms.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            ReadyVm vm = vms.getFocusModel().getFocusedItem();
            if (key.getCode() == KeyCode.SPACE && vm != null) {
                vm.choose(!vm.inProperty().get());
                key.consume();
            }
        });
        chosenWords.textProperty().bind(model.chosenWordsProperty());
    }

    private void bindFolder() {
        folder.setText(model.folder());
        browse.setOnAction(
                _ -> chooser.choose(wording.get("begin.folder.choose")).ifPresent(model::move));
        browse.disableProperty().bind(model.waitingProperty());
        room.textProperty().bind(model.roomProperty());
        model.tightProperty().subscribe(tight -> {
            roomNote.getStyleClass().removeAll("ok", "warn");
            roomNote.getStyleClass().add(tight ? "warn" : "ok");
            roomIcon.setIconLiteral(tight ? "fth-alert-triangle" : "fth-check");
        });
    }

    private void bindSchedule() {
        Label what = new Label();
        what.getStyleClass().add("strong");
        model.found().subscribe(() -> what.setText(chosen()));
        what.setText(chosen());
        Label keep = new Label(wording.get("plans.kept.everything"));
        sentenceSlot.getChildren().setAll(new WhenSentence(model.when(), what, keep).node());
        sentenceSlot.disableProperty().bind(model.scheduledProperty().not());
        byItself.selectedProperty().bindBidirectional(model.scheduledProperty());
        model.scheduledProperty().subscribe(on -> notNow.setSelected(!on));
        whenProblem.textProperty().bind(model.when().problemProperty());
        Shown.when(whenProblem, model.when().problemProperty().isNotEmpty());
    }

    private String chosen() {
        return new PlanSentence(wording).what(new io.chainkeeper.jobs.schedule.Selection.Vms(model.chosen()));
    }

    private void bindBackup() {
        model.progressProperty().subscribe(now -> {
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

    private void bindDone() {
        drill.setOnAction(_ -> model.drill());
        var busy = model.drillModel().busyProperty();
        drill.disableProperty().bind(busy);
        Shown.when(drillWaiting, busy);
        model.drillModel().verdictProperty().subscribe(_ -> sayDrill());
        busy.subscribe(_ -> sayDrill());
    }

    private void sayDrill() {
        String verdict = model.drillModel().verdictProperty().get();
        boolean busy = model.drillModel().busyProperty().get();
        drillText.setText(busy ? wording.get("drill.busy") : verdict.isEmpty() ? wording.get("drill.offer") : verdict);
    }

    private void show(BeginStep step) {
        List<VBox> panes = List.of(vmsPane, folderPane, schedulePane, backupPane, donePane);
        for (int i = 0; i < panes.size(); i++) {
            panes.get(i).setVisible(i == step.ordinal());
            panes.get(i).setManaged(i == step.ordinal());
        }
        title.setText(wording.get("begin.title." + step.code()));
        lead.setText(wording.get("begin.lead." + step.code()));
        next.setText(wording.get("begin.next." + step.code()));
        skip.setText(wording.get("begin.skip." + step.code()));
        boolean done = step == BeginStep.DONE;
        for (Button each : List.of(skip, leave)) {
            each.setVisible(!done);
            each.setManaged(!done);
        }
        back.setDisable(step == BeginStep.VMS || done);
        review.setText(model.review());
        if (done) {
            showResult();
        }
        steps.getChildren().setAll(BeginSteps.of(step, wording));
        focus(step);
    }

    private void focus(BeginStep step) {
        Node first = switch (step) {
            case VMS -> search;
            case FOLDER, BACKUP, DONE -> next;
            case SCHEDULE -> byItself.isSelected() ? byItself : notNow;
        };
        // A node that has just become visible takes the focus only after it was laid out.
        javafx.application.Platform.runLater(first::requestFocus);
    }

    private void showResult() {
        boolean good = model.progressProperty().get().failed().isEmpty();
        result.setText(model.result());
        resultNote.getStyleClass().removeAll("ok", "warn");
        resultNote.getStyleClass().add(good ? "ok" : "warn");
        resultIcon.setIconLiteral(good ? "fth-check-circle" : "fth-alert-triangle");
        failedCards
                .getChildren()
                .setAll(model.progressProperty().get().failed().stream()
                        .limit(MOST_CARDS)
                        .<Node>map(cards::lasting)
                        .toList());
        drillBox.setVisible(model.canDrill());
        drillBox.setManaged(model.canDrill());
    }
}
