package io.chainkeeper.desktop.chain;

import io.chainkeeper.desktop.chain.ChainMark.Trait;
import io.chainkeeper.desktop.pictures.Ink;
import io.chainkeeper.desktop.pictures.Pen;
import java.util.List;

/// The shapes of disk versions: a full is a square, an incremental a disc, folded ones stand behind each other.
final class ChainShapes {
    /// So that a square and a disc of the same radius have the same area.
    private static final double SQUARE = Math.sqrt(Math.PI) / 2;

    private static final double LEAST_FOR_SIGNS = 9;

    private ChainShapes() {}

    /// What stands in one place, around its middle.
    static void draw(Pen pen, List<ChainMark> marks, double x, double y, double radius) {
        ChainMark last = marks.getLast();
        boolean full = marks.stream().anyMatch(ChainMark::full);
        boolean broken = marks.stream().anyMatch(mark -> mark.is(Trait.BROKEN));
        if (marks.size() > 1) {
            pen.with(Ink.LINK);
            outline(pen, full, x + 4, y - 4, radius);
        }
        pen.with(full ? Ink.FULL : Ink.INCREMENTAL);
        if (broken) {
            pen.with(Ink.LANE);
            shape(pen, full, x, y, radius);
            pen.with(Ink.BAD);
            outline(pen, full, x, y, radius);
        } else {
            shape(pen, full, x, y, radius);
        }
        if (last.is(Trait.MERGED) && radius >= LEAST_FOR_SIGNS) {
            pen.with(Ink.SIGN);
            outline(pen, full, x, y, radius - 4);
        }
        if (marks.stream().allMatch(mark -> mark.is(Trait.VERIFIED))) {
            double beside = Math.max(radius * SQUARE, 6) + 3;
            tick(pen, x + beside, y - beside);
        }
    }

    private static void shape(Pen pen, boolean full, double x, double y, double radius) {
        if (full) {
            double half = radius * SQUARE;
            pen.round(x - half, y - half, 2 * half, 2 * half, 3);
        } else {
            pen.disc(x, y, radius);
        }
    }

    private static void outline(Pen pen, boolean full, double x, double y, double radius) {
        if (full) {
            double half = radius * SQUARE;
            pen.frame(x - half, y - half, 2 * half, 2 * half, 3, 2);
        } else {
            pen.ring(x, y, radius, 2);
        }
    }

    /// Read back and found whole.
    private static void tick(Pen pen, double x, double y) {
        pen.with(Ink.GOOD).disc(x, y, 6);
        pen.with(Ink.SIGN).line(x - 3, y, x - 1, y + 2, 1.5, 0);
        pen.line(x - 1, y + 2, x + 3, y - 2.5, 1.5, 0);
    }
}
