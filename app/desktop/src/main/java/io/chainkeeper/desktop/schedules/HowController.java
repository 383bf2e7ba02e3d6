package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.plans.TimesOfDay;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.images.Qcow2Writer.Compression;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Binds the options of a plan's runs.
public final class HowController {
    private static final double ROW = 32;
    private final HowViewModel model;
    private final Wording wording;

    @FXML
    private StackPane fullSlot;

    @FXML
    private CheckBox consistent;

    @FXML
    private ChoiceBox<Compression> compression;

    @FXML
    private StackPane proofSlot;

    @FXML
    private CheckBox windowed;

    @FXML
    private StackPane windowSlot;

    @FXML
    private Label problem;

    @FXML
    private VBox diskBox;

    @FXML
    private ListView<VmChoice> disks;

    /// Binds to what decides.
    public HowController(HowViewModel model) {
        this.model = model;
        this.wording = model.wording();
    }

    @FXML
    private void initialize() {
        bindFull();
        consistent.selectedProperty().bindBidirectional(model.consistentProperty());
        fill(
                compression,
                List.of(Compression.values()),
                each -> wording.get("schedules.compression." + each.name().toLowerCase(Locale.ROOT)));
        compression.valueProperty().bindBidirectional(model.compressionProperty());
        bindProof();
        bindWindow();
        problem.textProperty().bind(model.problemProperty());
        Shown.when(problem, model.problemProperty().isNotEmpty());
        disks.setItems(model.disks());
        disks.setFixedCellSize(ROW);
        disks.setCellFactory(_ -> new ChoiceCell());
        Shown.when(diskBox, Bindings.isNotEmpty(model.disks()));
    }

    private void bindFull() {
        ChoiceBox<Integer> every = new ChoiceBox<>();
        every.setId("fullEvery");
        every.setAccessibleText(wording.get("schedules.full.spoken"));
        fill(every, List.of(0, 7, 14, 30, 60, 90), n -> wording.get("schedules.full", n));
        model.fullEveryProperty().subscribe(n -> {
            if (!every.getItems().contains(n.intValue())) {
                every.getItems().add(n.intValue());
            }
            every.setValue(n.intValue());
        });
        every.valueProperty().subscribe(n -> model.fullEveryProperty().set(n == null ? 0 : n));
        sentence(fullSlot, "schedules.full.sentence", List.of(every));
    }

    private void bindProof() {
        ChoiceBox<HowViewModel.Proof> proof = new ChoiceBox<>();
        proof.setId("proof");
        proof.setAccessibleText(wording.get("schedules.proof.spoken"));
        fill(
                proof,
                List.of(HowViewModel.Proof.values()),
                each -> wording.get(
                        "schedules.proof." + each.name().toLowerCase(Locale.ROOT),
                        model.nthProperty().get()));
        proof.valueProperty().bindBidirectional(model.proofProperty());
        sentence(proofSlot, "schedules.proof.sentence", List.of(proof));
    }

    private void bindWindow() {
        windowed.selectedProperty().bindBidirectional(model.windowedProperty());
        TimesOfDay times = new TimesOfDay(wording.texts().locale());
        TimeField from = new TimeField(times, wording.get("schedules.spoken.from"));
        from.textProperty().bindBidirectional(model.fromProperty());
        TimeField to = new TimeField(times, wording.get("schedules.spoken.to"));
        to.textProperty().bindBidirectional(model.toProperty());
        sentence(windowSlot, "schedules.window.sentence", List.of(from, to));
        windowSlot.disableProperty().bind(model.windowedProperty().not());
    }

    private void sentence(StackPane slot, String key, List<? extends javafx.scene.Node> controls) {
        SentenceBox box = new SentenceBox();
        box.say(wording.texts().bundle().getString(key), controls);
        slot.getChildren().setAll(box);
    }

    private static <T> void fill(ChoiceBox<T> choice, List<T> values, Function<T, String> words) {
        choice.setMinWidth(ChoiceBox.USE_PREF_SIZE);
        choice.getItems().setAll(values);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("a choice box is not typed into");
            }
        });
    }
}
