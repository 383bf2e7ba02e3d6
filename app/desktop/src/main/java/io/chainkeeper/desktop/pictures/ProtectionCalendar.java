package io.chainkeeper.desktop.pictures;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.CalendarRow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// A row per VM, a column per day, each day with its outcome.
///
/// The whole calendar is one stop of the Tab key. Arrow keys go from day to day and from VM to VM, beyond the first
/// day to the VM's name; Home, End and the page keys go far. Enter opens what the keyboard is on, a click what the
/// mouse is on. What either is on is told by [#readoutProperty].
public final class ProtectionCalendar extends ScrolledPicture {
    static final double ROW = 22;
    private static final int ROWS = 12;
    private static final double ABOVE_LEGEND = 6;

    /// A place in the calendar.
    ///
    /// @param day −1 is the VM's name
    record Spot(int row, int day) {}

    private final CalendarWords words;
    private final Legend legend;
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private final DayOfWeek weekBegins;
    private List<CalendarRow> rows = List.of();
    private CalendarSpan span = new CalendarSpan(LocalDate.EPOCH, 0, 0);
    private Optional<Spot> walked = Optional.empty();
    private Optional<Spot> pointed = Optional.empty();
    private BiConsumer<UUID, LocalDate> onDay = (_, _) -> {};
    private Consumer<UUID> onRow = _ -> {};

    /// An empty calendar.
    public ProtectionCalendar(Wording wording) {
        super("protection-calendar");
        words = new CalendarWords(wording);
        legend = words.legend();
        weekBegins = wording.moments().weekBegins();
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setMinHeight(ROW);
        setOnKeyPressed(this::walk);
        setOnMouseMoved(mouse -> pointAt(spotAt(mouse)));
        setOnMouseExited(_ -> pointAt(Optional.empty()));
        setOnMouseClicked(this::click);
        focusedProperty().subscribe(this::tell);
    }

    /// Shows rows in their order. All rows are expected to begin and end on the same days; where one does not, its
    /// missing days stay empty.
    public void show(List<CalendarRow> next) {
        rows = List.copyOf(next);
        span = CalendarSpan.of(rows, weekBegins);
        walked = walked.filter(spot -> spot.row() < rows.size() && spot.day() < span.days());
        pointed = Optional.empty();
        showEnd();
        tell();
    }

    /// Called when a person opens a day of a VM.
    public void setOnDay(BiConsumer<UUID, LocalDate> open) {
        onDay = open;
    }

    /// Called when a person opens a VM.
    public void setOnRow(Consumer<UUID> open) {
        onRow = open;
    }

    /// What is under the mouse or the keyboard, in words; empty for nothing.
    public ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    private void pointAt(Optional<Spot> spot) {
        if (!pointed.equals(spot)) {
            pointed = spot;
            setCursor(spot.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
            tell();
        }
    }

    private void tell() {
        Optional<Spot> told = pointed.or(() -> isFocused() ? stand() : Optional.empty());
        readout.set(told.map(this::said).orElse(""));
        setAccessibleText(readout.get().isEmpty() ? words.all(rows, span) : readout.get());
        repaint();
    }

    private String said(Spot spot) {
        CalendarRow row = rows.get(spot.row());
        return spot.day() < 0 ? words.row(row) : words.day(row, span.day(spot.day()));
    }

    /// Where the keyboard is: at first on the newest day of the first row.
    private Optional<Spot> stand() {
        return rows.isEmpty() ? Optional.empty() : walked.or(() -> Optional.of(new Spot(0, span.days() - 1)));
    }

    private void walk(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        stand().ifPresent(from -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                open(from);
                key.consume();
                return;
            }
            next(from, key.getCode()).ifPresent(to -> {
                stepTo(to);
                key.consume();
            });
        });
    }

    private Optional<Spot> next(Spot from, KeyCode key) {
        int page = Math.max(1, (int) (viewHeight() / ROW) - 1);
        int forward = mirrored() ? -1 : 1;
        return switch (key) {
            case LEFT -> Optional.of(spot(from.row(), from.day() - forward));
            case RIGHT -> Optional.of(spot(from.row(), from.day() + forward));
            case UP -> Optional.of(spot(from.row() - 1, from.day()));
            case DOWN -> Optional.of(spot(from.row() + 1, from.day()));
            case PAGE_UP -> Optional.of(spot(from.row() - page, from.day()));
            case PAGE_DOWN -> Optional.of(spot(from.row() + page, from.day()));
            case HOME -> Optional.of(spot(from.row(), 0));
            case END -> Optional.of(spot(from.row(), span.days() - 1));
            default -> Optional.empty();
        };
    }

    private Spot spot(int row, int day) {
        return new Spot(Math.clamp(row, 0, rows.size() - 1), Math.clamp(day, -1, span.days() - 1));
    }

    private void stepTo(Spot spot) {
        walked = Optional.of(spot);
        reveal(spot.day() < 0 ? scrollX() : span.x(spot.day()), spot.row() * ROW, CalendarSpan.PITCH, ROW);
        tell();
    }

    private void open(Spot spot) {
        UUID vm = rows.get(spot.row()).vm();
        if (spot.day() < 0) {
            onRow.accept(vm);
        } else {
            onDay.accept(vm, span.day(spot.day()));
        }
    }

    private void click(MouseEvent mouse) {
        requestFocus();
        spotAt(mouse).ifPresent(spot -> {
            stepTo(spot);
            open(spot);
        });
    }

    private Optional<Spot> spotAt(MouseEvent mouse) {
        double x = mouse.getX() - snappedLeftInset();
        double y = mouse.getY() - snappedTopInset() - headHeight();
        int row = (int) ((y + scrollY()) / ROW);
        if (x < 0 || y < 0 || y >= viewHeight() || row >= rows.size()) {
            return Optional.empty();
        }
        if (x < sideWidth()) {
            return Optional.of(new Spot(row, -1));
        }
        int day = x > sideWidth() + viewWidth() ? -1 : span.at(x - sideWidth() + scrollX());
        return day < 0 ? Optional.empty() : Optional.of(new Spot(row, day));
    }

    @Override
    protected double contentWidth() {
        return span.width();
    }

    @Override
    protected double contentHeight() {
        return rows.size() * ROW;
    }

    /// Of many names the first hundred decide: measuring thousands would cost a tenth of a second.
    @Override
    protected double sideWidth() {
        double widest = rows.stream()
                .limit(100)
                .mapToDouble(row -> lettering().width(row.name()))
                .max()
                .orElse(0);
        return Math.min(widest + 36, Math.max(120, Math.floor(getWidth() * 0.22)));
    }

    @Override
    protected double headHeight() {
        return 2 * lettering().height() + 4;
    }

    @Override
    protected double footHeight() {
        return 0;
    }

    @Override
    protected double belowHeight() {
        return ABOVE_LEGEND
                + legend.height(lettering(), Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset()));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (rows.isEmpty()) {
            return snappedTopInset() + ROW + snappedBottomInset();
        }
        double room = (width < 0 ? 600 : width) - snappedLeftInset() - snappedRightInset();
        double shown = Math.clamp(rows.size(), 1, ROWS) * ROW;
        double foot = ABOVE_LEGEND + legend.height(lettering(), room);
        return snappedTopInset() + headHeight() + shown + barBelow(room) + foot + snappedBottomInset();
    }

    @Override
    protected void paint(Pen pen) {
        if (rows.isEmpty()) {
            pen.with(Ink.FAINT_TEXT).text(words.all(rows, span), 0, ROW / 2, paintWidth(), Pen.Place.START);
            return;
        }
        var painter = new CalendarPainter(rows, span, words, pen, sideWidth(), headHeight());
        Optional<Spot> ring = isFocused() ? stand() : Optional.empty();
        painter.paint(viewWidth(), viewHeight(), scrollX(), scrollY(), ring.or(() -> pointed));
        legend.paint(pen, lettering(), belowY() + ABOVE_LEGEND, paintWidth());
    }
}
