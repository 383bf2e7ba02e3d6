package io.chainkeeper.desktop.activity;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.DiskFacts;
import io.chainkeeper.jobs.activity.Explanation;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the story of one run.
public final class StoryController {
    private final StoryViewModel model;

    @FXML
    private VBox nothing;

    @FXML
    private Label nothingWhy;

    @FXML
    private ScrollPane page;

    @FXML
    private Label title;

    @FXML
    private Label state;

    @FXML
    private FontIcon stateIcon;

    @FXML
    private Label about;

    @FXML
    private Label words;

    @FXML
    private Button acknowledge;

    @FXML
    private Button retry;

    @FXML
    private VBox why;

    @FXML
    private Label code;

    @FXML
    private Label whyTitle;

    @FXML
    private Label cause;

    @FXML
    private Label did;

    @FXML
    private Label advice;

    @FXML
    private VBox notesCard;

    @FXML
    private VBox notes;

    @FXML
    private VBox stepsCard;

    @FXML
    private VBox steps;

    @FXML
    private VBox disksCard;

    @FXML
    private VBox disks;

    /// @param model what is told
    public StoryController(StoryViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Shown.when(page, model.toldProperty().map(Optional::isPresent));
        Shown.when(nothing, model.toldProperty().map(Optional::isEmpty));
        nothingWhy
                .textProperty()
                .bind(model.troubleProperty()
                        .map(trouble -> trouble.isEmpty() ? wording().get("activity.nothing.why") : trouble));
        retry.setOnAction(_ -> model.retry());
        acknowledge.setOnAction(_ -> model.acknowledge());
        model.toldProperty().subscribe(told -> told.ifPresent(this::show));
    }

    private Wording wording() {
        return model.wording();
    }

    private void show(StoryViewModel.Told told) {
        RunEntry entry = told.entry();
        title.setText(
                entry.subject().isEmpty()
                        ? wording().words().of(entry.kind())
                        : wording().get("activity.title.of", wording().words().of(entry.kind()), entry.subject()));
        StateCell.dress(state, stateIcon, entry.state());
        state.setText(wording().get(RunRow.key(entry.state())));
        about.setText(about(entry));
        words.setText(entry.words());
        there(words, !entry.words().isEmpty());
        there(retry, told.canRetry());
        retry.setText(wording().get(entry.kind() == RunKind.BACKUP ? "activity.retry.backup" : "activity.retry"));
        there(acknowledge, told.canAcknowledge());
        there(why, told.why().isPresent());
        told.why().ifPresent(this::explain);
        fill(
                notesCard,
                notes,
                told.story().notes().stream().map(note -> note(wording().words().of(note))));
        fill(stepsCard, steps, told.story().steps().stream().map(this::step));
        fill(disksCard, disks, told.story().disks().stream().map(this::disk));
    }

    private String about(RunEntry entry) {
        Optional<String> span =
                entry.endedAt().map(end -> wording().moments().span(Duration.between(entry.startedAt(), end)));
        return Stream.of(
                        Optional.of(wording()
                                .get("activity.began", wording().moments().at(entry.startedAt()))),
                        span.map(took -> wording().get("activity.took", took)),
                        Optional.of(entry.bytesMoved())
                                .filter(bytes -> bytes > 0)
                                .map(bytes -> wording()
                                        .get("activity.moved", wording().size(bytes))),
                        entry.plan().map(plan -> wording().get("activity.by-plan", plan)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("  ·  "));
    }

    private void explain(Explanation explained) {
        code.setText(explained.code());
        whyTitle.setText(explained.title());
        cause.setText(explained.cause());
        did.setText(explained.did());
        advice.setText(explained.advice());
    }

    private static void there(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private static void fill(VBox card, VBox lines, Stream<Node> content) {
        List<Node> all = content.toList();
        lines.getChildren().setAll(all);
        there(card, !all.isEmpty());
    }

    private static Node note(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private Node step(Step step) {
        String name = wording().words().of(step.stage());
        FontIcon mark = new FontIcon(
                switch (step.state()) {
                    case PENDING -> "fth-circle";
                    case RUNNING -> "fth-loader";
                    case DONE -> "fth-check";
                    case FAILED -> "fth-x";
                    case SKIPPED -> "fth-minus";
                });
        Label named = new Label(name);
        named.setWrapText(true);
        named.setAccessibleText(
                wording().get("activity.step.spoken", name, wording().words().of(step.state()), times(step)));
        Label times = new Label(times(step));
        times.getStyleClass().add("muted");
        times.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(mark, named, gap(), times);
        line.getStyleClass().addAll("step", step.state().name().toLowerCase(Locale.ROOT));
        return line;
    }

    private String times(Step step) {
        if (step.started().isEmpty()) {
            return wording().words().of(step.state());
        }
        String began = wording().moments().time(step.started().get());
        return step.ended()
                .map(end -> wording()
                        .get(
                                "activity.step.times",
                                began,
                                wording()
                                        .moments()
                                        .span(Duration.between(step.started().get(), end))))
                .orElse(began);
    }

    private Node disk(DiskFacts disk) {
        Label name = new Label(disk.alias());
        name.getStyleClass().add("strong");
        Label how = new Label(disk.mode()
                .map(mode -> disk.reason()
                        .map(reason -> wording()
                                .get(
                                        "activity.disk.how",
                                        wording().words().of(mode),
                                        wording().words().of(reason)))
                        .orElse(wording().words().of(mode)))
                .orElse(""));
        how.setWrapText(true);
        how.getStyleClass().addAll("muted", "small");
        there(how, !how.getText().isEmpty());
        VBox left = new VBox(2, name, how);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        Label size = new Label(wording()
                .get(
                        "activity.disk.moved",
                        wording().size(disk.bytesMoved()),
                        wording().size(disk.virtualSize())));
        size.setMinWidth(Region.USE_PREF_SIZE);
        size.getStyleClass().addAll("muted", "small");
        HBox line = new HBox(12, left, size);
        line.getStyleClass().add("disk-row");
        return line;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
