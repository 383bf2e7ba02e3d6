package io.chainkeeper.desktop.overview;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.pictures.ProtectionCalendar;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.jobs.activity.CalendarRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the overview.
public final class OverviewController {
    private static final int LINES = 6;
    private static final int RUNS = 4;

    private final OverviewViewModel model;
    private final OverviewWays ways;
    private final ProtectionCalendar calendar;
    private final Map<UUID, NowRow> rows = new HashMap<>();
    private boolean all;

    @FXML
    private HBox state;

    @FXML
    private FontIcon stateIcon;

    @FXML
    private Label stateText;

    @FXML
    private Label asOf;

    @FXML
    private Button backUpOverdue;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private Button retry;

    @FXML
    private VBox attention;

    @FXML
    private Hyperlink more;

    @FXML
    private Label calm;

    @FXML
    private VBox now;

    @FXML
    private Label nothingNow;

    @FXML
    private Hyperlink moreNow;

    @FXML
    private VBox next;

    @FXML
    private VBox noPlans;

    @FXML
    private Hyperlink schedules;

    @FXML
    private ProgressBar spaceBar;

    @FXML
    private Label spaceUsed;

    @FXML
    private Label spaceForecast;

    @FXML
    private Label spaceVerified;

    @FXML
    private Hyperlink stores;

    @FXML
    private StackPane calendarSlot;

    @FXML
    private Label readout;

    /// @param ways where it leads
    public OverviewController(OverviewViewModel model, OverviewWays ways) {
        this.model = model;
        this.ways = ways;
        this.calendar = new ProtectionCalendar(model.wording());
    }

    @FXML
    private void initialize() {
        bindState();
        bindAttention();
        bindRuns();
        bindSpace();
        bindCalendar();
    }

    private void bindState() {
        stateText.textProperty().bind(model.stateProperty());
        model.toneProperty().subscribe(this::showTone);
        model.healthProperty()
                .subscribe(found -> asOf.setText(found.map(health -> model.wording()
                                .get("overview.as-of", model.wording().moments().time(health.asOf())))
                        .orElse("")));
        backUpOverdue.setOnAction(_ -> model.backUpOverdue());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        troubleText.textProperty().bind(model.troubleProperty());
        retry.setOnAction(_ -> model.load());
    }

    private void showTone(Tone tone) {
        state.getStyleClass().removeAll("ok", "warn", "alarm", "calm");
        state.getStyleClass().add(tone.style());
        stateIcon.setIconLiteral(
                switch (tone) {
                    case OK -> "fth-check-circle";
                    case WARN -> "fth-alert-circle";
                    case ALARM -> "fth-alert-triangle";
                    case CALM -> "fth-shield";
                });
    }

    private void bindAttention() {
        model.attentionProperty().subscribe(this::showAttention);
        Shown.when(
                calm,
                model.healthProperty()
                        .map(found ->
                                found.isPresent() && found.get().attention().isEmpty()));
        more.setOnAction(_ -> {
            all = true;
            showAttention(model.attentionProperty().get());
        });
    }

    private void showAttention(List<AttentionLine> lines) {
        int shown = all ? Math.min(lines.size(), 200) : Math.min(lines.size(), LINES);
        attention
                .getChildren()
                .setAll(lines.subList(0, shown).stream()
                        .map(line ->
                                new AttentionRow(line, model.wording(), () -> act(line), () -> model.acknowledge(line)))
                        .toList());
        show(attention, !lines.isEmpty());
        show(more, lines.size() > shown);
        more.setText(model.wording().get("overview.more", lines.size() - shown));
        int overdue = model.overdue().size();
        show(backUpOverdue, overdue > 1);
        backUpOverdue.setText(model.wording().get("overview.back-up-overdue", overdue));
    }

    private static void show(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void act(AttentionLine line) {
        switch (line.deed()) {
            case BACK_UP -> line.what().vm().filter(vm -> !model.busy(vm)).ifPresent(model::backUp);
            case SHOW_RUN -> line.what().run().ifPresent(ways.run());
            case SHOW_VM -> line.what().vm().ifPresent(ways.vm());
            case SHOW_STORES -> ways.stores().run();
            case SHOW_PLANS -> ways.schedules().run();
            case CLEAN_UP -> model.cleanUp();
        }
    }

    private void bindRuns() {
        model.runs().addListener((ListChangeListener<RunCardViewModel>) _ -> showRuns());
        showRuns();
        moreNow.setOnAction(_ -> ways.transfers().run());
        model.nextProperty().subscribe(this::showNext);
        schedules.setOnAction(_ -> ways.schedules().run());
    }

    private void showRuns() {
        List<RunCardViewModel> active = model.active();
        List<RunCardViewModel> shown = active.subList(0, Math.min(active.size(), RUNS));
        rows.keySet().retainAll(shown.stream().map(RunCardViewModel::id).toList());
        now.getChildren()
                .setAll(shown.stream()
                        .map(run -> rows.computeIfAbsent(run.id(), _ -> new NowRow(run)))
                        .toList());
        show(now, !active.isEmpty());
        show(nothingNow, active.isEmpty());
        show(moreNow, !active.isEmpty());
        moreNow.setText(model.wording().get("overview.now.more", active.size()));
    }

    private void showNext(List<String> slots) {
        next.getChildren()
                .setAll(slots.stream()
                        .limit(RUNS)
                        .map(OverviewController::wrapped)
                        .toList());
        show(next, !slots.isEmpty());
        show(noPlans, slots.isEmpty());
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private void bindSpace() {
        Shown.when(spaceBar, model.spaceProperty().map(Optional::isPresent));
        model.spaceProperty().subscribe(found -> {
            spaceBar.setProgress(found.map(SpaceFacts::fraction).orElse(0.0));
            spaceUsed.setText(found.map(SpaceFacts::used).orElse(model.wording().get("overview.loading")));
            spaceForecast.setText(found.map(SpaceFacts::forecast).orElse(""));
            spaceVerified.setText(found.map(SpaceFacts::verified).orElse(""));
            show(spaceForecast, !spaceForecast.getText().isEmpty());
            show(spaceVerified, !spaceVerified.getText().isEmpty());
        });
        stores.setOnAction(_ -> ways.stores().run());
    }

    private void bindCalendar() {
        calendarSlot.getChildren().setAll(calendar);
        calendar.setOnDay(ways.day());
        calendar.setOnRow(ways.vm());
        model.calendarProperty().subscribe(this::showCalendar);
        readout.textProperty()
                .bind(calendar.readoutProperty()
                        .map(said -> said.isEmpty() ? model.wording().get("overview.calendar.hint") : said));
    }

    private void showCalendar(Optional<List<CalendarRow>> days) {
        days.ifPresent(calendar::show);
    }
}
