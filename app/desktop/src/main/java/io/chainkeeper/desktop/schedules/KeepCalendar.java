package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.wording.Wording;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// The days that have points, a column per week: green stays, hollow goes. The arrow keys walk from point to point.
final class KeepCalendar extends ScrollPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST_WEEKS = 160;
    private static final int DAYS_OF_WEEK = 7;
    private final Wording wording;
    private final GridPane grid = new GridPane();
    private final List<Region> cells = new ArrayList<>();
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private List<KeepDay> days = List.of();
    private int at = -1;

    KeepCalendar(Wording wording) {
        this.wording = wording;
        getStyleClass().addAll("keep-scroll", "edge-to-edge");
        grid.getStyleClass().add("keep-calendar");
        setContent(grid);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setFitToHeight(true);
        setFocusTraversable(true);
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    void show(KeepPreview preview) {
        grid.getChildren().clear();
        cells.clear();
        at = -1;
        setAccessibleText(wording.get("schedules.keep.spoken", preview.sentence()));
        readout.set(wording.get("schedules.keep.hint"));
        days = preview.days();
        if (days.isEmpty()) {
            return;
        }
        LocalDate end = days.getLast().date();
        LocalDate earliest = end.minusWeeks(MOST_WEEKS);
        days = days.stream().filter(day -> day.date().isAfter(earliest)).toList();
        LocalDate monday = days.getFirst().date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        months(monday, end);
        blanks(monday, end);
        days.forEach(day -> cell(day, monday));
        setHvalue(1);
    }

    private void months(LocalDate monday, LocalDate end) {
        for (LocalDate week = monday; !week.isAfter(end); week = week.plusWeeks(1)) {
            if (week.getDayOfMonth() <= DAYS_OF_WEEK) {
                Label month = new Label(week.getMonth()
                        .getDisplayName(
                                TextStyle.SHORT_STANDALONE, wording.texts().locale()));
                month.getStyleClass().addAll("muted", "small");
                month.setMinWidth(Region.USE_PREF_SIZE);
                grid.add(month, column(monday, week), 0, 4, 1);
            }
        }
    }

    private void blanks(LocalDate monday, LocalDate end) {
        for (LocalDate date = monday; !date.isAfter(end); date = date.plusDays(1)) {
            Region blank = new Region();
            blank.getStyleClass().add("keep-cell");
            grid.add(blank, column(monday, date), date.getDayOfWeek().getValue());
        }
    }

    private void cell(KeepDay day, LocalDate monday) {
        Region cell = new Region();
        cell.getStyleClass().addAll("keep-cell", day.stays() == 0 ? "goes" : "stays");
        int index = cells.size();
        cell.setOnMouseEntered(_ -> choose(index));
        cell.setOnMouseClicked(_ -> {
            requestFocus();
            choose(index);
        });
        cells.add(cell);
        grid.add(cell, column(monday, day.date()), day.date().getDayOfWeek().getValue());
    }

    private static int column(LocalDate monday, LocalDate date) {
        return (int) (ChronoUnit.DAYS.between(monday, date) / DAYS_OF_WEEK);
    }

    private void walk(KeyEvent key) {
        if (cells.isEmpty()) {
            return;
        }
        switch (key.getCode()) {
            case LEFT -> choose(at < 0 ? cells.size() - 1 : Math.max(0, at - 1));
            case RIGHT -> choose(Math.min(cells.size() - 1, at + 1));
            case HOME -> choose(0);
            case END -> choose(cells.size() - 1);
            default -> {
                return; // not ours
            }
        }
        setHvalue(cells.size() < 2 ? 0 : at / (cells.size() - 1.0));
        key.consume();
    }

    private void choose(int index) {
        if (at >= 0) {
            cells.get(at).pseudoClassStateChanged(CHOSEN, false);
        }
        at = index;
        cells.get(at).pseudoClassStateChanged(CHOSEN, true);
        readout.set(days.get(at).words());
        setAccessibleText(days.get(at).words());
    }

    /// What the chosen day's points are and why they stay.
    ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }
}
