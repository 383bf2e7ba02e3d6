package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.RunCards;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Binds the wizard's frame: where we are, the page, and the ways on, back and out.
public final class RestoreController {
    private static final KeyCombination BACK = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);

    private final RestoreViewModel model;
    private final RunCards cards;
    private final Map<WizardStep, Node> pages = new EnumMap<>(WizardStep.class);
    private final Runnable close;

    @FXML
    private BorderPane wizard;

    @FXML
    private Button leaveWizard;

    @FXML
    private Label title;

    @FXML
    private Label where;

    @FXML
    private HBox steps;

    @FXML
    private StackPane page;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private HBox question;

    @FXML
    private Label questionText;

    @FXML
    private Button stay;

    @FXML
    private Button goOn;

    @FXML
    private Button stop;

    @FXML
    private Button discard;

    @FXML
    private HBox bar;

    @FXML
    private ProgressIndicator asking;

    @FXML
    private Button cancel;

    @FXML
    private Button back;

    @FXML
    private Button next;

    @FXML
    private Button send;

    @FXML
    private Button finish;

    /// @param cards makes the card of the restore's run
    /// @param pages already bound
    /// @param close leaves the wizard
    public RestoreController(RestoreViewModel model, RunCards cards, RestorePages pages, Runnable close) {
        this.model = model;
        this.cards = cards;
        this.close = close;
        this.pages.put(WizardStep.POINT, pages.point());
        this.pages.put(WizardStep.WHAT, pages.what());
        this.pages.put(WizardStep.WHERE, pages.where());
        this.pages.put(WizardStep.MAPPING, pages.mapping());
        this.pages.put(WizardStep.REVIEW, pages.review());
        this.pages.put(WizardStep.RESULT, pages.result());
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(titleText());
        steps.getChildren()
                .setAll(java.util.Arrays.stream(WizardStep.values())
                        .map(each -> new StepMark(each, model))
                        .toList());
        leaveWizard.setOnAction(_ -> leave());
        cancel.setOnAction(_ -> leave());
        bindBar();
        bindQuestion();
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        troubleText.textProperty().bind(model.troubleProperty());
        model.cardProperty().subscribe(this::keepCard);
        model.stepProperty().subscribe(this::showStep);
        new WizardFocus(model, page, send, finish, cancel).follow();
        wizard.addEventFilter(KeyEvent.KEY_PRESSED, this::goOnFromChoice);
        wizard.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private StringBinding titleText() {
        return Bindings.createStringBinding(
                () -> {
                    KeptVm vm = model.point().vmProperty().get();
                    return vm == null
                            ? model.wording().get("restore.title.choose")
                            : model.wording().get("restore.title", vm.name());
                },
                model.point().vmProperty());
    }

    private void bindBar() {
        back.setOnAction(_ -> model.back());
        Shown.when(back, model.stepProperty().map(step -> step.before().isPresent()));
        next.setOnAction(_ -> model.next());
        BooleanBinding sends = on(WizardStep.REVIEW);
        Shown.when(
                next,
                sends.not()
                        .and(Bindings.createBooleanBinding(
                                () -> model.stepProperty().get().asks(), model.stepProperty())));
        send.setOnAction(_ -> model.next());
        Shown.when(send, sends);
        BooleanBinding ready = model.canGoOn();
        next.disableProperty().bind(ready.not());
        send.disableProperty().bind(ready.not());
        next.defaultButtonProperty().bind(next.visibleProperty());
        send.defaultButtonProperty().bind(sends);
        Shown.when(cancel, model.stepProperty().map(WizardStep::asks));
        finish.setOnAction(_ -> close.run());
        Shown.when(finish, on(WizardStep.RESULT));
        finish.defaultButtonProperty().bind(on(WizardStep.RESULT));
        Shown.when(bar, on(WizardStep.PROGRESS).not());
        Shown.when(asking, model.askingProperty());
    }

    private void bindQuestion() {
        Shown.when(question, model.leavingProperty().map(asked -> asked != Leaving.NOT_ASKED));
        questionText.textProperty().bind(model.leavingProperty().map(asked -> switch (asked) {
            case NOT_ASKED -> "";
            case INPUT -> model.wording().get("restore.leaving.input");
            case WORK -> model.wording().get("restore.leaving.work");
        }));
        stay.setOnAction(_ -> model.stay());
        Shown.when(discard, model.leavingProperty().map(asked -> asked == Leaving.INPUT));
        discard.setOnAction(_ -> go());
        Shown.when(goOn, model.leavingProperty().map(asked -> asked == Leaving.WORK));
        goOn.setOnAction(_ -> go());
        Shown.when(stop, model.leavingProperty().map(asked -> asked == Leaving.WORK));
        stop.setOnAction(_ -> model.cancelWork());
        model.leavingProperty().subscribe(asked -> {
            if (asked != Leaving.NOT_ASKED) {
                Platform.runLater(stay::requestFocus);
            }
        });
    }

    private void leave() {
        if (model.leave()) {
            close.run();
        }
    }

    /// Enter goes on, also from choices and check boxes: those would keep it for themselves. Arrows and Space choose.
    private void goOnFromChoice(KeyEvent key) {
        boolean choice = key.getTarget() instanceof CheckBox
                || key.getTarget() instanceof ToggleButton toggle && toggle.isSelected();
        if (choice && key.getCode() == KeyCode.ENTER) {
            model.next();
            key.consume();
        }
    }

    /// Escape is the way out, Alt and Left the way back, as in a browser.
    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            escape();
            key.consume();
        } else if (BACK.match(key)) {
            model.back();
            key.consume();
        }
    }

    private void escape() {
        if (model.leavingProperty().get() == Leaving.NOT_ASKED) {
            leave();
        } else {
            model.stay();
        }
    }

    private void go() {
        model.go();
        close.run();
    }

    private void keepCard(Optional<RunCardViewModel> card) {
        card.ifPresent(run -> {
            StackPane slot = new StackPane(cards.lasting(run));
            slot.getStyleClass().add("page");
            ScrollPane scroll = new ScrollPane(slot);
            scroll.setFitToWidth(true);
            scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            scroll.getStyleClass().add("page-scroll");
            pages.put(WizardStep.PROGRESS, scroll);
        });
    }

    private void showStep(WizardStep now) {
        where.setText(model.wording()
                .get(
                        "restore.where-we-are",
                        now.ordinal() + 1,
                        WizardStep.values().length,
                        model.wording().get("restore.step." + now.code())));
        Node node = pages.get(now);
        page.getChildren().setAll(node == null ? List.of() : List.of(node));
    }

    private BooleanBinding on(WizardStep which) {
        return Bindings.createBooleanBinding(() -> model.stepProperty().get() == which, model.stepProperty());
    }
}
