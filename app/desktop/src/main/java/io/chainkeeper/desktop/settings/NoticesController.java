package io.chainkeeper.desktop.settings;

import atlantafx.base.controls.ToggleSwitch;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.settings.NoticesViewModel.Part;
import io.chainkeeper.jobs.settings.Notifications;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Binds notices on the screen, the two addresses, and the weekly word. The mail server has a view of its own.
public final class NoticesController {
    private final NoticesViewModel model;

    @FXML
    private ToggleSwitch desktop;

    @FXML
    private Button desktopTest;

    @FXML
    private Label desktopNews;

    @FXML
    private TextField webhook;

    @FXML
    private Label webhookNow;

    @FXML
    private Button webhookSave;

    @FXML
    private Button webhookDrop;

    @FXML
    private Button webhookTest;

    @FXML
    private Label webhookNews;

    @FXML
    private TextField deadMan;

    @FXML
    private Label deadManNow;

    @FXML
    private Button deadManSave;

    @FXML
    private Button deadManDrop;

    @FXML
    private Button deadManTest;

    @FXML
    private Label deadManNews;

    @FXML
    private ChoiceBox<WeekDay> day;

    @FXML
    private TextField at;

    /// @param model decides
    public NoticesController(NoticesViewModel model) {
        this.model = model;
    }

    /// A day to choose, or none.
    private record WeekDay(Optional<DayOfWeek> day, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FXML
    private void initialize() {
        day.getItems().add(new WeekDay(Optional.empty(), model.wording().get("settings.notices.weekly.never")));
        for (DayOfWeek each : DayOfWeek.values()) {
            day.getItems().add(new WeekDay(Optional.of(each), model.wording().get("settings.day." + each.name())));
        }
        model.whenChanged(this::show);
        desktop.selectedProperty().addListener((_, _, on) -> model.desktop(on));
        desktopTest.disableProperty().bind(desktop.selectedProperty().not());
        bindNews(Part.DESKTOP, desktopTest, desktopNews);
        bindAddress(Part.WEBHOOK, webhook, webhookSave, webhookDrop);
        bindNews(Part.WEBHOOK, webhookTest, webhookNews);
        bindAddress(Part.DEAD_MAN, deadMan, deadManSave, deadManDrop);
        bindNews(Part.DEAD_MAN, deadManTest, deadManNews);
        day.setOnAction(_ -> saveWeekly());
        at.setOnAction(_ -> saveWeekly());
        at.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                saveWeekly();
            }
        });
        at.disableProperty().bind(day.valueProperty().map(chosen -> chosen.day().isEmpty()));
    }

    private void bindAddress(Part part, TextField field, Button save, Button drop) {
        save.disableProperty().bind(field.textProperty().isEmpty());
        Runnable keep = () -> model.saveAddress(part, field.getText());
        save.setOnAction(_ -> keep.run());
        field.setOnAction(_ -> keep.run());
        drop.setOnAction(_ -> model.dropAddress(part));
        // What is kept is a secret and is not shown again.
        model.newsProperty(part).addListener((_, _, now) -> {
            if (!now.bad()) {
                field.clear();
            }
        });
    }

    private void bindNews(Part part, Button test, Label label) {
        test.setOnAction(_ -> model.test(part));
        show(model.newsProperty(part), label);
    }

    static void show(ReadOnlyObjectProperty<NoticesViewModel.News> news, Label label) {
        label.textProperty().bind(news.map(NoticesViewModel.News::text));
        Shown.when(label, news.map(each -> !each.text().isEmpty()));
        news.subscribe(each -> {
            label.getStyleClass().removeAll("bad", "muted");
            label.getStyleClass().add(each.bad() ? "bad" : "muted");
        });
    }

    private void show(Notifications now) {
        desktop.setSelected(now.desktop());
        showAddress(now.webhook(), webhookNow, webhookDrop, webhookTest);
        showAddress(now.deadMan(), deadManNow, deadManDrop, deadManTest);
        Optional<DayOfWeek> chosen = now.weekly().map(Notifications.Weekly::day);
        day.getItems().stream()
                .filter(each -> each.day().equals(chosen))
                .findFirst()
                .filter(each -> !each.equals(day.getValue()))
                .ifPresent(day::setValue);
        now.weekly().ifPresent(weekly -> at.setText(TimeField.show(weekly.at())));
    }

    private void showAddress(Optional<String> host, Label now, Button drop, Button test) {
        now.setText(host.map(each -> model.wording().get("settings.notices.address.now", each))
                .orElseGet(() -> model.wording().get("settings.notices.address.none")));
        drop.setDisable(host.isEmpty());
        test.setDisable(host.isEmpty());
    }

    private void saveWeekly() {
        WeekDay chosen = day.getValue();
        if (chosen != null) {
            LocalTime before =
                    model.now().weekly().map(Notifications.Weekly::at).orElse(LocalTime.of(8, 0));
            LocalTime time = TimeField.read(at.getText()).orElse(before);
            at.setText(TimeField.show(time));
            model.weekly(chosen.day(), time);
        }
    }
}
