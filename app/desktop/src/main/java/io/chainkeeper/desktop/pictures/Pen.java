package io.chainkeeper.desktop.pictures;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

/// Draws on a picture: every edge on a whole pixel of the screen, whatever its scale, and everything mirrored where
/// people read from the right.
///
/// Coordinates count from the top and from the side where reading begins.
public final class Pen {
    /// Where a text stands in its room.
    public enum Place {
        START,
        CENTER,
        END
    }

    private final Picture picture;
    private final GraphicsContext brush;
    private final double width;
    private final boolean mirrored;

    Pen(Picture picture, GraphicsContext brush, double width) {
        this.picture = picture;
        this.brush = brush;
        this.width = width;
        this.mirrored = picture.mirrored();
        brush.setFont(picture.inks().font());
        brush.setGlobalAlpha(picture.isDisabled() ? 0.5 : 1);
        brush.setLineCap(StrokeLineCap.BUTT);
        brush.setLineDashes();
    }

    /// Draws with this ink from now on.
    public Pen with(Ink ink) {
        brush.setFill(picture.inks().of(ink));
        brush.setStroke(picture.inks().of(ink));
        return this;
    }

    /// A filled rectangle.
    public void box(double x, double y, double w, double h) {
        double left = left(x, w);
        double top = snapY(y);
        brush.fillRect(left, top, snapX(left + w) - left, snapY(y + h) - top);
    }

    /// A filled rectangle with round corners.
    ///
    /// @param corner radius, in pixels
    public void round(double x, double y, double w, double h, double corner) {
        double left = left(x, w);
        double top = snapY(y);
        brush.fillRoundRect(left, top, snapX(left + w) - left, snapY(y + h) - top, 2 * corner, 2 * corner);
    }

    /// An outline that lies wholly inside the rectangle.
    ///
    /// @param corner radius, in pixels
    /// @param thick  of the line, in pixels
    public void frame(double x, double y, double w, double h, double corner, double thick) {
        double left = left(x, w);
        double top = snapY(y);
        double line = Math.max(snapX(thick), pixel());
        brush.setLineWidth(line);
        brush.strokeRoundRect(
                left + line / 2,
                top + line / 2,
                snapX(left + w) - left - line,
                snapY(y + h) - top - line,
                2 * corner,
                2 * corner);
    }

    /// A filled circle.
    public void disc(double x, double y, double radius) {
        double middle = snapX(mirrored ? width - x : x);
        double r = snapX(radius);
        brush.fillOval(middle - r, snapY(y) - r, 2 * r, 2 * r);
    }

    /// The outline of a circle, wholly inside of it.
    public void ring(double x, double y, double radius, double thick) {
        double middle = snapX(mirrored ? width - x : x);
        double r = snapX(radius) - thick / 2;
        brush.setLineWidth(thick);
        brush.strokeOval(middle - r, snapY(y) - r, 2 * r, 2 * r);
    }

    /// A line. Lines along an axis cover whole pixels.
    ///
    /// @param dash length of dashes and gaps, in pixels; 0 for a line without gaps
    public void line(double x1, double y1, double x2, double y2, double thick, double dash) {
        double line = Math.max(snapX(thick), pixel());
        double half = line / 2;
        double fromX = snapX(mirrored ? width - x1 : x1);
        double toX = snapX(mirrored ? width - x2 : x2);
        double fromY = snapY(y1);
        double toY = snapY(y2);
        boolean upright = x1 == x2;
        boolean level = y1 == y2;
        brush.setLineWidth(line);
        if (dash > 0) {
            brush.setLineDashes(dash, dash);
        }
        brush.strokeLine(
                upright ? fromX + half : fromX,
                level ? fromY + half : fromY,
                upright ? toX + half : toX,
                level ? toY + half : toY);
        brush.setLineDashes();
    }

    /// A way through points, open.
    ///
    /// @param count how many of the points count
    public void way(double[] xs, double[] ys, int count, double thick) {
        brush.setLineWidth(thick);
        brush.strokePolyline(mirrored(xs, count), ys, count);
    }

    /// The area inside a way through points.
    ///
    /// @param count how many of the points count
    public void area(double[] xs, double[] ys, int count) {
        brush.fillPolygon(mirrored(xs, count), ys, count);
    }

    private double[] mirrored(double[] xs, int count) {
        if (!mirrored) {
            return xs;
        }
        double[] turned = new double[count];
        for (int i = 0; i < count; i++) {
            turned[i] = width - xs[i];
        }
        return turned;
    }

    /// A text on one line, shortened to its room.
    ///
    /// @param y the middle of the line
    /// @param w room, in pixels
    public void text(String text, double x, double y, double w, Place place) {
        String shown = picture.lettering().fitted(text, w);
        double from = mirrored ? width - x - w : x;
        boolean left = place == Place.START != mirrored;
        brush.setTextBaseline(VPos.CENTER);
        if (place == Place.CENTER) {
            brush.setTextAlign(TextAlignment.CENTER);
            brush.fillText(shown, snapX(from + w / 2), snapY(y));
        } else {
            brush.setTextAlign(left ? TextAlignment.LEFT : TextAlignment.RIGHT);
            brush.fillText(shown, snapX(left ? from : from + w), snapY(y));
        }
    }

    /// Whether a text fits into a room without being shortened.
    public boolean fits(String text, double w) {
        return picture.lettering().width(text) <= w;
    }

    /// Draws only inside a rectangle what the work draws.
    public void inside(double x, double y, double w, double h, Runnable work) {
        brush.save();
        brush.beginPath();
        double left = left(x, w);
        brush.rect(left, snapY(y), snapX(left + w) - left, snapY(h));
        brush.clip();
        work.run();
        brush.restore();
    }

    /// The smallest thing that the screen can show, in our pixels: ½ on a screen of twice the density.
    public double pixel() {
        double one = picture.snapSizeX(0.01);
        return one > 0 ? one : 1;
    }

    private double left(double x, double w) {
        return snapX(mirrored ? width - x - w : x);
    }

    private double snapX(double x) {
        return picture.snapPositionX(x);
    }

    private double snapY(double y) {
        return picture.snapPositionY(y);
    }
}
