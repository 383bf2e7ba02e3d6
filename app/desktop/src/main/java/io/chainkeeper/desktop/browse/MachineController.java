package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.chain.ChainTimeline;
import io.chainkeeper.desktop.drill.DrillViewModel;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.RunCards;
import io.chainkeeper.desktop.wording.Wording;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds a VM's page.
public final class MachineController {
    /// What stands on the page besides what it binds itself.
    ///
    /// @param plan     the card of the VM's plan
    /// @param activity the card of its last runs
    /// @param drill    brings a point back and compares
    /// @param close    gives the room back to the list
    public record Parts(Node plan, Node activity, DrillViewModel drill, Runnable close) {}

    private final MachineViewModel model;
    private final Parts parts;
    private final RunCards cards;
    private final BiConsumer<UUID, Optional<UUID>> openRestore;
    private final ChainTimeline timeline;
    private final FontIcon protectionIcon = new FontIcon();

    @FXML
    private VBox nothing;

    @FXML
    private ScrollPane page;

    @FXML
    private Label name;

    @FXML
    private Label state;

    @FXML
    private Label protection;

    @FXML
    private Label why;

    @FXML
    private Button close;

    @FXML
    private StackPane planSlot;

    @FXML
    private StackPane activitySlot;

    @FXML
    private HBox drillNote;

    @FXML
    private FontIcon drillIcon;

    @FXML
    private Label drillText;

    @FXML
    private Button drill;

    @FXML
    private Label description;

    @FXML
    private Label about;

    @FXML
    private Button restore;

    @FXML
    private SplitMenuButton backup;

    @FXML
    private MenuItem backupFull;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private VBox findings;

    @FXML
    private HBox markNote;

    @FXML
    private Label markText;

    @FXML
    private Button mark;

    @FXML
    private StackPane runSlot;

    @FXML
    private Label pointsCount;

    @FXML
    private HBox legend;

    @FXML
    private StackPane timelineSlot;

    @FXML
    private VBox noPoints;

    @FXML
    private Label noPointsWhy;

    @FXML
    private Label readout;

    @FXML
    private VBox pointBox;

    @FXML
    private Label pointTime;

    @FXML
    private Label pointFacts;

    @FXML
    private Button verify;

    @FXML
    private Button restorePoint;

    @FXML
    private VBox pointDisks;

    @FXML
    private Label disksCount;

    @FXML
    private Label noDisks;

    @FXML
    private VBox disks;

    /// @param parts       what else stands on the page
    /// @param cards       makes the card of the VM's run
    /// @param openRestore opens the restore wizard for a VM, on a point or on its newest
    public MachineController(
            MachineViewModel model, Parts parts, RunCards cards, BiConsumer<UUID, Optional<UUID>> openRestore) {
        this.model = model;
        this.parts = parts;
        this.cards = cards;
        this.openRestore = openRestore;
        this.timeline = new ChainTimeline(model.wording());
    }

    @FXML
    private void initialize() {
        Shown.when(nothing, model.openedProperty().not());
        Shown.when(page, model.factsProperty().map(Optional::isPresent));
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        troubleText.textProperty().bind(model.troubleProperty());
        protection.setGraphic(protectionIcon);
        model.factsProperty().subscribe(found -> found.ifPresent(this::showFacts));
        model.findingsProperty().subscribe(this::showFindings);
        Shown.when(findings, model.findingsProperty().map(list -> !list.isEmpty()));
        Shown.when(markNote, model.unmarkedProperty().map(list -> !list.isEmpty()));
        markText.textProperty().bind(model.unmarkedProperty().map(list -> words().get("machine.mark", list.size())));
        mark.setOnAction(_ -> model.mark());
        bindVerbs();
        planSlot.getChildren().setAll(parts.plan());
        activitySlot.getChildren().setAll(parts.activity());
        close.setOnAction(_ -> parts.close().run());
        new DrillOffer(model, parts.drill(), drillNote, drillIcon, drillText, drill).bind();
        bindRun();
        bindChain();
        model.disksProperty().subscribe(this::showDisks);
    }

    private void bindVerbs() {
        backup.setOnAction(_ -> model.backUp(false));
        backupFull.setOnAction(_ -> model.backUp(true));
        backup.disableProperty().bind(model.canBackUpProperty().not());
        restore.disableProperty().bind(model.points().anyProperty().not());
        restore.setOnAction(
                _ -> model.factsProperty().get().ifPresent(vm -> openRestore.accept(vm.id(), Optional.empty())));
        verify.setOnAction(_ -> model.verify());
        restorePoint.setOnAction(_ -> model.points()
                .chosenProperty()
                .get()
                .ifPresent(point -> openRestore.accept(point.vm(), Optional.of(point.id()))));
    }

    private void bindRun() {
        Shown.when(runSlot, model.cardProperty().map(Optional::isPresent));
        model.cardProperty().subscribe(this::showCard);
    }

    private void showCard(Optional<RunCardViewModel> card) {
        runSlot.getChildren().setAll(card.map(cards::of).map(List::of).orElse(List.of()));
    }

    private void bindChain() {
        timelineSlot.getChildren().setAll(timeline);
        model.points().pictureProperty().subscribe(timeline::setPicture);
        timeline.selectedProperty().bindBidirectional(model.points().selectedProperty());
        var some = model.points().allProperty().map(list -> !list.isEmpty());
        Shown.when(timelineSlot, some);
        Shown.when(legend, some);
        Shown.when(readout, some);
        Shown.when(noPoints, some.map(any -> !any));
        noPointsWhy.setText(words().get("machine.no-points.why"));
        readout.textProperty()
                .bind(Bindings.when(timeline.readoutProperty().isEmpty())
                        .then(words().get("machine.readout.hint"))
                        .otherwise(timeline.readoutProperty()));
        model.points().allProperty().subscribe(this::countPoints);
        Shown.when(pointBox, model.points().chosenProperty().map(Optional::isPresent));
        model.points().chosenProperty().subscribe(point -> point.ifPresent(this::showPoint));
    }

    private void showFacts(MachineFacts vm) {
        name.setText(vm.name());
        description.setText(vm.description());
        description.setVisible(!vm.description().isBlank());
        description.setManaged(!vm.description().isBlank());
        why.setText(vm.why());
        about.setText(vm.about());
        state.setText(words().get("state." + vm.presence().code()));
        ProtectionCell.dress(protection, protectionIcon, vm.protection(), words());
    }

    private void showFindings(List<String> sentences) {
        findings.getChildren()
                .setAll(sentences.stream().map(MachineController::finding).toList());
    }

    private static HBox finding(String sentence) {
        Label text = new Label(sentence);
        text.setWrapText(true);
        HBox note = new HBox(new FontIcon("fth-alert-circle"), text);
        note.getStyleClass().addAll("note", "warn");
        return note;
    }

    private void countPoints(List<PointRow> points) {
        String stored =
                words().size(points.stream().mapToLong(PointRow::storedBytes).sum());
        pointsCount.setText(words().get("machine.points.count", points.size(), stored));
    }

    private void showPoint(PointRow point) {
        pointTime.setText(words().get("machine.point.title", point.time(), point.kind()));
        pointFacts.setText(
                words().get("machine.point.facts", point.stored(), point.size(), point.consistency(), point.proof()));
        pointDisks
                .getChildren()
                .setAll(Stream.concat(
                                point.disks().stream().map(this::keptDisk),
                                model.points().past(point).stream().map(MachineController::small))
                        .toList());
    }

    private Label keptDisk(PointRow.KeptDisk disk) {
        return small(
                words().get("machine.point.disk", disk.alias(), disk.mode(), disk.stored(), disk.size(), disk.why()));
    }

    private static Label small(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.getStyleClass().addAll("muted", "small");
        return line;
    }

    private void showDisks(List<DiskRow> rows) {
        disksCount.setText(words().get("machine.disks.count", rows.size()));
        noDisks.setVisible(rows.isEmpty());
        noDisks.setManaged(rows.isEmpty());
        disks.getChildren().setAll(rows.stream().map(row -> new DiskView(row)).toList());
        if (!rows.isEmpty()) {
            disks.getChildren().getFirst().getStyleClass().add("first");
        }
    }

    private Wording words() {
        return model.wording();
    }
}
