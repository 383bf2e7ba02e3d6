package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The rows of the mapping page, one per disk and one per network card. A row is made once and stays as long as what
/// it is about, so that a person's place in it is not lost while they type.
final class MappingRows {
    private final MappingStepViewModel model;
    private List<DiskChoice> disks = List.of();
    private List<NicRow> cards = List.of();

    MappingRows(MappingStepViewModel model) {
        this.model = model;
    }

    /// Shows the chosen disks.
    void domains(ObservableList<Node> rows) {
        List<DiskChoice> now = model.what().chosen();
        if (!now.equals(disks)) {
            disks = now;
            rows.setAll(now.stream().map(this::domain).toList());
        }
    }

    private Node domain(DiskChoice choice) {
        ComboBox<Named> box = new ComboBox<>(model.domains());
        box.valueProperty().bindBidirectional(choice.domainProperty());
        box.setAccessibleText(
                model.wording().get("restore.vm.domain.spoken", choice.disk().alias()));
        String name = model.wording()
                .get("restore.disk", choice.disk().alias(), choice.disk().size());
        GridPane row = row(name, Optional.empty());
        fill(row, box);
        Label trouble = trouble();
        trouble.setText(
                model.wording().get("restore.missing.domain", choice.disk().alias()));
        Shown.when(trouble, choice.domainProperty().isNull());
        return new VBox(4, row, trouble);
    }

    /// Shows the stored network cards.
    void nics(ObservableList<Node> rows) {
        List<NicRow> now = List.copyOf(model.newVm().nics());
        if (!now.equals(cards)) {
            cards = now;
            rows.setAll(now.stream().map(this::nic).toList());
        }
    }

    private Node nic(NicRow card) {
        ComboBox<NetworkWish> box = new ComboBox<>(model.newVm().networks());
        box.valueProperty().bindBidirectional(card.networkProperty());
        box.setAccessibleText(
                model.wording().get("restore.nic.network.spoken", card.nic().name()));
        CheckBox keep = new CheckBox(model.wording().get("restore.nic.keep-mac"));
        keep.setAccessibleText(
                model.wording().get("restore.nic.keep-mac.spoken", card.nic().name()));
        keep.setWrapText(true);
        keep.selectedProperty().bindBidirectional(card.keepMacProperty());
        keep.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !card.hasCard() || card.nic().mac().isEmpty(), card.networkProperty()));
        GridPane row = row(card.nic().name(), card.nic().mac());
        fill(row, box);
        row.add(keep, 1, 1);
        Label trouble = trouble();
        trouble.textProperty().bind(card.troubleProperty());
        Shown.when(trouble, card.troubleProperty().isNotEmpty());
        List<Node> parts = new ArrayList<>(List.of(row, trouble));
        VBox all = new VBox(4);
        all.getChildren().setAll(parts);
        return all;
    }

    private static void fill(GridPane row, ComboBox<?> box) {
        box.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(box, Priority.ALWAYS);
        row.add(box, 1, 0);
    }

    /// A name at the left, with something small below it, and room at the right.
    private static GridPane row(String name, Optional<String> below) {
        GridPane row = new GridPane(12, 4);
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(34);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        row.getColumnConstraints().setAll(names, rest);
        Label label = new Label(name);
        label.setTooltip(new Tooltip(name));
        row.add(label, 0, 0);
        below.ifPresent(words -> {
            Label small = new Label(words);
            small.getStyleClass().addAll("muted", "small");
            row.add(small, 0, 1);
        });
        return row;
    }

    private static Label trouble() {
        Label trouble = new Label();
        trouble.setWrapText(true);
        trouble.getStyleClass().addAll("bad", "small");
        return trouble;
    }
}
