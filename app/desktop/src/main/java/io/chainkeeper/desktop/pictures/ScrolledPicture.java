package io.chainkeeper.desktop.pictures;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;

/// A picture that may be larger than its place: it keeps a side and a head in sight and scrolls the rest.
///
/// Only what is seen is painted, so the size of the whole costs nothing.
public abstract class ScrolledPicture extends Picture {
    private static final double STEP = 40;

    /// Part of a bar that its thumb takes at least: one that stands for thousands of rows must still be hit.
    private static final double LEAST_THUMB = 0.06;

    private final ScrollBar across = bar(Orientation.HORIZONTAL);
    private final ScrollBar down = bar(Orientation.VERTICAL);
    private boolean toEnd;

    /// @param styleClass for the sheets, besides `picture`
    protected ScrolledPicture(String styleClass) {
        super(styleClass);
        getChildren().addAll(across, down);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    private ScrollBar bar(Orientation orientation) {
        ScrollBar bar = new ScrollBar();
        bar.setOrientation(orientation);
        bar.setUnitIncrement(STEP);
        bar.setFocusTraversable(false);
        bar.setManaged(false);
        bar.valueProperty().addListener((_, _, _) -> repaint());
        return bar;
    }

    /// Width of what scrolls, in pixels.
    protected abstract double contentWidth();

    /// Height of what scrolls, in pixels.
    protected abstract double contentHeight();

    /// Width of what stays beside it, in pixels.
    protected abstract double sideWidth();

    /// Height of what stays above it, in pixels.
    protected abstract double headHeight();

    /// Height of what scrolls along below it, in pixels.
    protected abstract double footHeight();

    /// Height of what stays below the bar, in pixels.
    protected abstract double belowHeight();

    /// How much of the content is hidden before what is seen, in pixels.
    protected final double scrollX() {
        return snapPositionX(across.getValue());
    }

    /// How much of the content is hidden above what is seen, in pixels.
    protected final double scrollY() {
        return snapPositionY(down.getValue());
    }

    /// Width of what is seen of the content, in pixels.
    protected final double viewWidth() {
        return Math.max(0, paintWidth() - sideWidth());
    }

    /// Height of what is seen of the content, in pixels.
    protected final double viewHeight() {
        return Math.max(0, paintHeight() - headHeight() - footHeight() - barHeight() - belowHeight());
    }

    /// Shows the end of the content with the next layout.
    protected final void showEnd() {
        toEnd = true;
        repaint();
    }

    /// Scrolls as little as is needed to see a part of the content.
    protected final void reveal(double x, double y, double w, double h) {
        across.setValue(revealed(across, x, w, viewWidth()));
        down.setValue(revealed(down, y, h, viewHeight()));
    }

    private static double revealed(ScrollBar bar, double from, double length, double view) {
        double wanted = Math.clamp(bar.getValue(), from + length - view, Math.max(from, from + length - view));
        return Math.clamp(wanted, 0, Math.max(0, bar.getMax()));
    }

    /// Room that a bar takes below the picture, in pixels.
    ///
    /// @param width that the whole picture has
    protected final double barBelow(double width) {
        return contentWidth() > width - sideWidth() ? across.prefHeight(-1) : 0;
    }

    @Override
    protected final double paintWidth() {
        return super.paintWidth() - (needsDown() ? down.prefWidth(-1) : 0);
    }

    private double barHeight() {
        return needsAcross() ? across.prefHeight(-1) : 0;
    }

    /// Where the part begins that stays below the bar, in pixels.
    protected final double belowY() {
        return headHeight() + viewHeight() + footHeight() + barHeight();
    }

    private boolean needsAcross() {
        return contentWidth() > super.paintWidth() - sideWidth();
    }

    /// Whether the other bar is needed is asked without this one: that one bar is too many is the worst that happens.
    private boolean needsDown() {
        return contentHeight() > viewHeight();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        across.setVisible(needsAcross());
        across.resizeRelocate(
                left + sideWidth(), top + belowY() - barHeight(), viewWidth(), snapSizeY(across.prefHeight(-1)));
        down.setVisible(needsDown());
        down.resizeRelocate(left + paintWidth(), top + headHeight(), snapSizeX(down.prefWidth(-1)), viewHeight());
        fit(across, contentWidth(), viewWidth());
        fit(down, contentHeight(), viewHeight());
        if (toEnd && viewWidth() > 0) {
            toEnd = false;
            across.setValue(across.getMax());
        }
        super.layoutChildren();
    }

    private static void fit(ScrollBar bar, double content, double view) {
        double most = Math.max(0, content - view);
        bar.setMax(most);
        bar.setVisibleAmount(content <= 0 ? 1 : most * Math.clamp(view / content, LEAST_THUMB, 1));
        bar.setBlockIncrement(view * 0.9);
        if (bar.getValue() > most) {
            bar.setValue(most);
        }
    }

    /// What cannot scroll any further lets the page around it scroll.
    private void scroll(ScrollEvent wheel) {
        double turned = mirrored() ? -wheel.getDeltaX() : wheel.getDeltaX();
        boolean moved = move(down, -wheel.getDeltaY()) | move(across, -turned);
        if (moved) {
            wheel.consume();
        }
    }

    private static boolean move(ScrollBar bar, double by) {
        double before = bar.getValue();
        bar.setValue(Math.clamp(before + by, 0, Math.max(0, bar.getMax())));
        return bar.getValue() != before;
    }

    /// Both bars, for tests.
    final List<ScrollBar> bars() {
        return List.of(across, down);
    }
}
