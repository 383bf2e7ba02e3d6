package io.chainkeeper.desktop.chain;

import io.chainkeeper.desktop.chain.ChainStrip.Stop;
import io.chainkeeper.desktop.chain.ChainStrip.Way;
import io.chainkeeper.desktop.pictures.Ink;
import io.chainkeeper.desktop.pictures.Pen;
import io.chainkeeper.desktop.pictures.ScrolledPicture;
import io.chainkeeper.desktop.wording.Wording;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Draws a [ChainPicture] and lets a person walk through it.
///
/// The whole picture is one stop of the Tab key; arrow keys, Home and End go from mark to mark, Enter, Space or a click
/// select the point or open a fold, Escape folds again. What the mouse is over or the keyboard is on is told by
/// [#readoutProperty], in a line of text rather than in a pop-up, so that it is also there without a mouse.
public final class ChainTimeline extends ScrolledPicture {
    private static final int MOST_LANES = 8;

    private final ObjectProperty<@Nullable UUID> selected = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private final Set<LocalDate> opened = new HashSet<>();
    private final ChainWords words;
    private ChainPicture picture = ChainPicture.EMPTY;
    private ChainStrip strip = new ChainStrip(ChainPicture.EMPTY, Set.of());
    private Optional<Stop> walked = Optional.empty();
    private Optional<Stop> pointed = Optional.empty();

    /// An empty timeline.
    public ChainTimeline(Wording wording) {
        super("chain-timeline");
        words = new ChainWords(wording);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setMinHeight(USE_PREF_SIZE);
        setOnKeyPressed(this::walk);
        setOnMouseMoved(mouse -> pointAt(stopAt(mouse)));
        setOnMouseExited(_ -> pointAt(Optional.empty()));
        setOnMouseClicked(this::click);
        focusedProperty().subscribe(this::tell);
        selected.addListener((_, _, now) -> showSelected(now));
    }

    /// Draws another picture. The selection stays if its point is still there.
    public void setPicture(ChainPicture next) {
        picture = next;
        layOut();
        walked = Optional.empty();
        pointed = Optional.empty();
        showEnd();
        tell();
        showSelected(selected.get());
    }

    /// The point whose column is marked; null for none.
    public ObjectProperty<@Nullable UUID> selectedProperty() {
        return selected;
    }

    /// What the mark under the mouse or the keyboard is, in words; empty for none.
    public ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    private void layOut() {
        strip = new ChainStrip(picture, opened);
        requestLayout();
        repaint();
    }

    private void showSelected(@Nullable UUID point) {
        if (point != null && strip.slot(point) >= 0) {
            int slot = strip.slot(point);
            reveal(strip.left(slot), scrollY(), strip.slots().get(slot).width(), 0);
        }
        repaint();
    }

    private void pointAt(Optional<Stop> stop) {
        if (!pointed.equals(stop)) {
            pointed = stop;
            tell();
        }
    }

    /// The mouse speaks before the keyboard.
    private void tell() {
        Optional<Stop> told = pointed.or(() -> isFocused() ? stand() : Optional.empty());
        readout.set(told.map(stop -> words.of(strip, stop)).orElse(""));
        setAccessibleText(readout.get().isEmpty() ? picture.spoken() : words.spoken(picture, readout.get()));
        repaint();
    }

    private Optional<Stop> stand() {
        return walked.or(() -> strip.newest());
    }

    private void walk(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            // Enter on what is chosen already is for the button that goes on.
            if (key.getCode() == KeyCode.SPACE || !standsOnChosen()) {
                stand().ifPresent(this::choose);
                key.consume();
            }
        } else if (key.getCode() == KeyCode.ESCAPE && !opened.isEmpty()) {
            fold();
            key.consume();
        } else {
            way(key.getCode()).ifPresent(way -> {
                stand().flatMap(from -> strip.next(from, way)).ifPresent(this::stepTo);
                key.consume();
            });
        }
    }

    private boolean standsOnChosen() {
        return stand().map(stop -> strip.slots().get(stop.slot()))
                .filter(slot -> slot instanceof ChainSlot.One(ChainColumn column)
                        && column.point().equals(selected.get()))
                .isPresent();
    }

    private Optional<Way> way(KeyCode code) {
        return switch (code) {
            case LEFT -> Optional.of(mirrored() ? Way.LATER : Way.EARLIER);
            case RIGHT -> Optional.of(mirrored() ? Way.EARLIER : Way.LATER);
            case UP -> Optional.of(Way.UP);
            case DOWN -> Optional.of(Way.DOWN);
            case HOME -> Optional.of(Way.FIRST);
            case END -> Optional.of(Way.LAST);
            default -> Optional.empty();
        };
    }

    private void stepTo(Stop stop) {
        walked = Optional.of(stop);
        double top = (double) stop.lane() * ChainPainter.LANE;
        reveal(strip.left(stop.slot()), top, strip.slots().get(stop.slot()).width(), ChainPainter.LANE);
        tell();
    }

    private void choose(Stop stop) {
        switch (strip.slots().get(stop.slot())) {
            case ChainSlot.One(ChainColumn column) -> {
                walked = Optional.of(stop);
                selected.set(column.point());
            }
            case ChainSlot.Fold(LocalDate key, List<ChainColumn> columns) -> unfold(key, columns, stop.lane());
            case ChainSlot.Gap _ -> {}
        }
        tell();
    }

    private void unfold(LocalDate key, List<ChainColumn> columns, int lane) {
        opened.add(key);
        pointed = Optional.empty();
        layOut();
        stepTo(new Stop(strip.slot(columns.getLast().point()), lane));
    }

    private void fold() {
        opened.clear();
        walked = Optional.empty();
        layOut();
        tell();
    }

    private void click(MouseEvent mouse) {
        requestFocus();
        double x = mouse.getX() - snappedLeftInset() - sideWidth() + scrollX();
        stopAt(mouse)
                .or(() -> strip.slotAt(x) < 0 ? Optional.empty() : Optional.of(new Stop(strip.slotAt(x), 0)))
                .ifPresent(this::choose);
    }

    /// What stands under the mouse.
    private Optional<Stop> stopAt(MouseEvent mouse) {
        double x = mouse.getX() - snappedLeftInset() - sideWidth();
        double y = mouse.getY() - snappedTopInset();
        if (x < 0 || x > viewWidth() || y < 0 || y > viewHeight()) {
            return Optional.empty();
        }
        Stop stop = new Stop(strip.slotAt(x + scrollX()), (int) ((y + scrollY()) / ChainPainter.LANE));
        return stop.slot() < 0 || strip.at(stop).isEmpty() ? Optional.empty() : Optional.of(stop);
    }

    @Override
    protected double contentWidth() {
        return strip.width();
    }

    @Override
    protected double contentHeight() {
        return strip.lanes().size() * ChainPainter.LANE;
    }

    @Override
    protected double sideWidth() {
        double widest = strip.lanes().stream()
                .mapToDouble(lane -> lettering().width(lane.name()))
                .max()
                .orElse(0);
        return Math.min(widest + 16, Math.max(72, getWidth() * 0.2));
    }

    @Override
    protected double headHeight() {
        return 0;
    }

    @Override
    protected double footHeight() {
        return 2 * lettering().height() + 6;
    }

    @Override
    protected double belowHeight() {
        return 0;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double lanes = Math.min(MOST_LANES, strip.lanes().size()) * ChainPainter.LANE;
        double bar = width < 0 ? 0 : barBelow(width - snappedLeftInset() - snappedRightInset());
        return snappedTopInset() + lanes + footHeight() + bar + snappedBottomInset();
    }

    @Override
    protected void paint(Pen pen) {
        var painter = new ChainPainter(strip, words, pen, sideWidth(), scrollX(), scrollY());
        Optional<Stop> ring = isFocused() ? stand() : Optional.empty();
        painter.paint(viewWidth(), viewHeight(), footHeight(), new ChainPainter.Lit(selected.get(), ring, pointed));
        if (isFocused()) {
            pen.with(Ink.FOCUS).frame(0, 0, paintWidth(), paintHeight(), 4, 1);
        }
    }
}
