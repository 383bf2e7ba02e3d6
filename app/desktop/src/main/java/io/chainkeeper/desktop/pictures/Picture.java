package io.chainkeeper.desktop.pictures;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.NodeOrientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A control that paints itself, once per pulse at most, and only when something has changed.
public abstract class Picture extends Region {
    private final Canvas canvas = new Canvas();
    private final Inks inks = new Inks(this, this::repaint);
    private final Lettering lettering = new Lettering();
    private boolean stale = true;

    /// @param styleClass for the sheets, besides `picture`
    protected Picture(String styleClass) {
        getStyleClass().addAll("picture", styleClass);
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        focusedProperty().subscribe(this::repaint);
        effectiveNodeOrientationProperty().addListener((_, _, _) -> repaint());
        disabledProperty().addListener((_, _, _) -> repaint());
    }

    /// Paints all that can be seen, on an empty ground. Coordinates run from the reader's side.
    protected abstract void paint(Pen pen);

    /// Width in which [#paint] may draw, in pixels.
    protected double paintWidth() {
        return getWidth() - snappedLeftInset() - snappedRightInset();
    }

    /// Height in which [#paint] may draw, in pixels.
    protected double paintHeight() {
        return getHeight() - snappedTopInset() - snappedBottomInset();
    }

    /// Something has changed: paints with the next pulse.
    protected final void repaint() {
        stale = true;
        requestLayout();
    }

    /// Measures and shortens texts in this picture's letters.
    protected final Lettering lettering() {
        lettering.use(inks.font());
        return lettering;
    }

    /// Whether people read it from the right.
    protected final boolean mirrored() {
        return getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }

    final Inks inks() {
        return inks;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, paintWidth());
        double height = Math.max(0, paintHeight());
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            stale = true;
        }
        if (stale && width > 0 && height > 0) {
            stale = false;
            GraphicsContext brush = canvas.getGraphicsContext2D();
            brush.clearRect(0, 0, width, height);
            paint(new Pen(this, brush, width));
        }
    }

    /// The properties that sheets may set on every picture.
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return Inks.metaData();
    }

    @Override
    public final List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return Inks.metaData();
    }
}
