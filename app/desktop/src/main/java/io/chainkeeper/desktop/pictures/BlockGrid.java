package io.chainkeeper.desktop.pictures;

/// How a number of cells is laid out in a width: as large as they can be without growing too high.
///
/// @param columns cells in a row, at least 1
/// @param rows    rows
/// @param pitch   from one cell to the next, in pixels; whole
/// @param gap     of that between the cells, in pixels; whole
record BlockGrid(int columns, int rows, double pitch, double gap) {
    private static final int LARGEST = 16;
    private static final int SMALLEST = 6;
    private static final int HIGHEST = 168;

    /// The layout for a width.
    ///
    /// @param cells not negative
    /// @param width in pixels
    static BlockGrid of(int cells, double width) {
        for (int pitch = LARGEST; pitch > SMALLEST; pitch--) {
            BlockGrid grid = with(cells, width, pitch);
            if (grid.height() <= HIGHEST) {
                return grid;
            }
        }
        return with(cells, width, SMALLEST);
    }

    private static BlockGrid with(int cells, double width, int pitch) {
        int columns = Math.max(1, (int) (width / pitch));
        return new BlockGrid(columns, (cells + columns - 1) / columns, pitch, pitch >= 10 ? 2 : 1);
    }

    /// Height of all rows, in pixels.
    double height() {
        return rows * pitch;
    }

    /// Side of a cell, in pixels.
    double side() {
        return pitch - gap;
    }

    /// Where a cell begins.
    double x(int cell) {
        return cell % columns * pitch;
    }

    /// Where a cell's top is.
    double y(int cell) {
        return (double) (cell / columns) * pitch;
    }

    /// The cell at a place; −1 for none.
    int at(double x, double y, int cells) {
        if (x < 0 || y < 0 || x >= columns * pitch) {
            return -1;
        }
        long cell = (long) (y / pitch) * columns + (long) (x / pitch);
        return cell < cells ? (int) cell : -1;
    }
}
