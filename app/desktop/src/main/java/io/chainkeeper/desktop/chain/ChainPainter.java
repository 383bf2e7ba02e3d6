package io.chainkeeper.desktop.chain;

import io.chainkeeper.desktop.chain.ChainStrip.Link;
import io.chainkeeper.desktop.chain.ChainStrip.Stop;
import io.chainkeeper.desktop.pictures.Ink;
import io.chainkeeper.desktop.pictures.Pen;
import io.chainkeeper.desktop.pictures.Pen.Place;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Paints the part of a strip that is seen.
final class ChainPainter {
    /// Height of a disk's lane, in pixels.
    static final double LANE = 72;

    private static final double GAP = 6;
    private static final double MARK_Y = 28;
    private static final double SIZE_Y = 55;

    /// What is lit.
    ///
    /// @param selected the chosen point
    /// @param ring     what has the keyboard
    /// @param pointed  what the mouse is on
    record Lit(@Nullable UUID selected, Optional<Stop> ring, Optional<Stop> pointed) {}

    private final ChainStrip strip;
    private final ChainWords words;
    private final Pen pen;
    private final double side;
    private final double scrollX;
    private final double scrollY;

    ChainPainter(ChainStrip strip, ChainWords words, Pen pen, double side, double scrollX, double scrollY) {
        this.strip = strip;
        this.words = words;
        this.pen = pen;
        this.side = side;
        this.scrollX = scrollX;
        this.scrollY = scrollY;
    }

    /// @param width  of what is seen beside the names
    /// @param height of what is seen above the dates
    /// @param foot   of the dates
    void paint(double width, double height, double foot, Lit lit) {
        if (strip.slots().isEmpty()) {
            return;
        }
        pen.inside(0, 0, side + width, height, () -> lanes(width, height));
        int first = Math.max(0, strip.slotAt(scrollX));
        int last = strip.slotAt(Math.min(strip.width() - 1, scrollX + width));
        int beyond = last < 0 ? strip.slots().size() - 1 : last;
        pen.inside(side, 0, width, height + foot, () -> {
            select(lit.selected(), height + foot);
            dates(first, beyond, height, foot);
        });
        pen.inside(side, 0, width, height, () -> {
            strip.links().forEach(link -> link(link, first, beyond));
            for (int slot = first; slot <= beyond; slot++) {
                for (int lane = 0; lane < strip.lanes().size(); lane++) {
                    stop(new Stop(slot, lane), lit);
                }
            }
        });
    }

    private void lanes(double width, double height) {
        for (int lane = 0; lane < strip.lanes().size(); lane++) {
            double top = lane * LANE - scrollY;
            if (top < height && top + LANE > 0) {
                pen.with(Ink.LANE).round(side, top, width, LANE - GAP, 6);
                pen.with(Ink.TEXT).text(strip.lanes().get(lane).name(), 4, top + MARK_Y, side - 12, Place.START);
            }
        }
    }

    private void select(@Nullable UUID selected, double height) {
        int slot = selected == null ? -1 : strip.slot(selected);
        if (slot >= 0) {
            double width = strip.slots().get(slot).width();
            pen.with(Ink.CHOSEN).round(x(strip.left(slot)) + 2, 0, width - 4, height, 6);
            pen.with(Ink.FULL).frame(x(strip.left(slot)) + 2, 0, width - 4, height, 6, 1);
        }
    }

    private void dates(int first, int last, double height, double foot) {
        double line = foot / 2;
        for (int slot = first; slot <= last; slot++) {
            ChainSlot each = strip.slots().get(slot);
            double left = x(strip.left(slot)) + 2;
            pen.with(Ink.FAINT_TEXT)
                    .text(words.upper(each), left, height + line / 2 + 1, each.width() - 4, Place.CENTER);
            pen.text(words.lower(each), left, height + line + line / 2 - 1, each.width() - 4, Place.CENTER);
            if (each instanceof ChainSlot.Gap) {
                pen.with(Ink.LINK).line(x(strip.middle(slot)), 4, x(strip.middle(slot)), height - 10, 1, 3);
            }
        }
    }

    private void link(Link link, int first, int last) {
        if (link.to() < first || link.from() > last) {
            return;
        }
        double y = y(link.lane());
        double to = x(strip.middle(link.to()));
        if (link.from() < 0) {
            broken(to - strip.radius(new Stop(link.to(), link.lane())), y);
            return;
        }
        double from = x(strip.middle(link.from()));
        pen.with(Ink.LINK);
        if (strip.covered(link)) {
            double around = y - ChainStrip.LARGEST - 5;
            pen.line(from, y, from, around, 2, 0);
            pen.line(from, around, to, around, 2, 0);
            pen.line(to, around, to, y, 2, 0);
        } else {
            pen.line(from, y, to, y, 2, 0);
        }
    }

    /// A link that ends in a cross instead of in a mark.
    private void broken(double right, double y) {
        pen.with(Ink.BAD).line(right - 14, y, right, y, 2, 3);
        double middle = right - 17;
        pen.line(middle - 4, y - 4, middle + 4, y + 4, 2, 0);
        pen.line(middle - 4, y + 4, middle + 4, y - 4, 2, 0);
    }

    private void stop(Stop stop, Lit lit) {
        List<ChainMark> marks = strip.at(stop);
        if (marks.isEmpty()) {
            leftOut(stop);
            return;
        }
        double x = x(strip.middle(stop.slot()));
        double y = y(stop.lane());
        double radius = strip.radius(stop);
        ChainShapes.draw(pen, marks, x, y, radius);
        String size = marks.size() == 1 ? marks.getFirst().size() : words.size(marks);
        double width = strip.slots().get(stop.slot()).width();
        pen.with(Ink.FAINT_TEXT).text(size, x - width / 2 + 2, y + SIZE_Y - MARK_Y, width - 4, Place.CENTER);
        if (lit.ring().equals(Optional.of(stop))) {
            pen.with(Ink.FOCUS).frame(x - radius - 4, y - radius - 4, 2 * radius + 8, 2 * radius + 8, 6, 2);
        } else if (lit.pointed().equals(Optional.of(stop))) {
            pen.with(Ink.LINK).frame(x - radius - 4, y - radius - 4, 2 * radius + 8, 2 * radius + 8, 6, 2);
        }
    }

    /// The disk is not in this point: its chain passes by.
    private void leftOut(Stop stop) {
        boolean between = strip.next(stop, ChainStrip.Way.EARLIER).isPresent()
                && strip.next(stop, ChainStrip.Way.LATER).isPresent();
        if (between && strip.slots().get(stop.slot()) instanceof ChainSlot.One) {
            double x = x(strip.middle(stop.slot()));
            double y = y(stop.lane());
            pen.with(Ink.LINK).line(x, y - 4, x, y + 6, 2, 0);
        }
    }

    private double x(double along) {
        return side + along - scrollX;
    }

    private double y(int lane) {
        return lane * LANE + MARK_Y - scrollY;
    }
}
