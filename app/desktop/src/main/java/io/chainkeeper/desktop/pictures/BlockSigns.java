package io.chainkeeper.desktop.pictures;

import io.chainkeeper.jobs.run.BlockMap;

/// Draws the cells of a block map: each kind by colour *and* by shape.
final class BlockSigns {
    private BlockSigns() {}

    /// One cell.
    ///
    /// @param filled how much of it has moved, from 0 to 1
    static void draw(Pen pen, BlockMap.Kind kind, double filled, double x, double y, double side) {
        switch (kind) {
            case DATA -> data(pen, filled, x, y, side);
            case ZERO -> pen.with(Ink.ZERO).frame(x, y, side, side, 0, 1);
            case UNCHANGED -> hatch(pen, x, y, side);
            case UNKNOWN -> dot(pen, x, y, side);
        }
    }

    /// A square that fills from below.
    private static void data(Pen pen, double filled, double x, double y, double side) {
        if (filled < 1) {
            pen.with(Ink.TO_MOVE).box(x, y, side, side);
            pen.with(Ink.MOVED).frame(x, y, side, side, 0, 1);
        }
        if (filled > 0) {
            double full = filled >= 1 ? side : Math.max(1, Math.floor(side * filled));
            pen.with(Ink.MOVED).box(x, y + side - full, side, full);
        }
    }

    /// Lines instead of an area: there is something, and it is not touched.
    private static void hatch(Pen pen, double x, double y, double side) {
        double step = side >= 8 ? 3 : 2;
        pen.with(Ink.UNCHANGED);
        for (double line = 0; line + 1 <= side; line += step) {
            pen.box(x, y + line, side, 1);
        }
    }

    private static void dot(Pen pen, double x, double y, double side) {
        double size = side >= 8 ? 2 : 1;
        double inset = Math.floor((side - size) / 2);
        pen.with(Ink.UNCHANGED).box(x + inset, y + inset, size, size);
    }
}
