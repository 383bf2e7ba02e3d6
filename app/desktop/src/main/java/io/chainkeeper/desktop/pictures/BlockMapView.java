package io.chainkeeper.desktop.pictures;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.BlockMap;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;

/// A disk as a grid of cells that fill as they are copied.
///
/// Each kind of cell has a shape besides its colour: data are full squares that fill from below, unchanged ones are
/// hatched, zeroes are hollow, unknown ones a dot. The line below is the legend, or what the mouse is on.
public final class BlockMapView extends Picture {
    private static final double ABOVE_LEGEND = 4;
    private static final double WIDTH = 320;
    private final Wording wording;
    private final Legend legend;
    private Optional<BlockMap> shown = Optional.empty();
    private int pointed = -1;

    /// A grid of nothing yet.
    public BlockMapView(Wording wording) {
        super("block-map");
        this.wording = wording;
        this.legend = new Legend(List.of(
                entry(BlockMap.Kind.DATA, 1, "pictures.blocks.moved"),
                entry(BlockMap.Kind.DATA, 0, "pictures.blocks.to-move"),
                entry(BlockMap.Kind.UNCHANGED, 0, "pictures.blocks.unchanged"),
                entry(BlockMap.Kind.ZERO, 0, "pictures.blocks.zero")));
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(wording.get("pictures.blocks.nothing"));
        setMinHeight(USE_PREF_SIZE);
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> pointAt(-1));
    }

    private Legend.Entry entry(BlockMap.Kind kind, double filled, String key) {
        return new Legend.Entry((pen, x, y, size) -> BlockSigns.draw(pen, kind, filled, x, y, size), wording.get(key));
    }

    /// Draws how a disk is now. Ten a second are meant to be shown.
    public void show(BlockMap map) {
        if (shown.equals(Optional.of(map))) {
            return;
        }
        shown = Optional.of(map);
        setAccessibleText(spoken(map));
        repaint();
    }

    /// What the whole map says, in words.
    private String spoken(BlockMap map) {
        BlockTally tally = BlockTally.of(map);
        if (tally.empty()) {
            return wording.get("pictures.blocks.nothing");
        }
        return wording.get(
                "pictures.blocks.spoken",
                tally.copied(),
                wording.size(map.diskSize()),
                tally.data(),
                tally.zero(),
                tally.unchanged());
    }

    private void point(MouseEvent mouse) {
        shown.ifPresent(map -> pointAt(BlockGrid.of(map.cells(), paintWidth())
                .at(mouse.getX() - snappedLeftInset(), mouse.getY() - snappedTopInset(), map.cells())));
    }

    private void pointAt(int cell) {
        if (pointed != cell) {
            pointed = cell;
            repaint();
        }
    }

    /// What one cell says, in words.
    private String said(BlockMap map, int cell) {
        long from = cell * map.cellBytes();
        long to = Math.min(map.diskSize(), from + map.cellBytes());
        String where = wording.get("pictures.blocks.cell", wording.size(from), wording.size(to));
        return switch (map.kind(cell)) {
            case DATA -> wording.get("pictures.blocks.cell.data", where, map.filled(cell));
            case ZERO -> wording.get("pictures.blocks.cell.zero", where);
            case UNCHANGED -> wording.get("pictures.blocks.cell.unchanged", where);
            case UNKNOWN -> wording.get("pictures.blocks.cell.unknown", where);
        };
    }

    @Override
    protected void paint(Pen pen) {
        shown.ifPresent(map -> {
            BlockGrid grid = BlockGrid.of(map.cells(), paintWidth());
            double side = grid.side();
            for (int cell = 0; cell < map.cells(); cell++) {
                BlockSigns.draw(pen, map.kind(cell), map.filled(cell), grid.x(cell), grid.y(cell), side);
            }
            double below = grid.height() + ABOVE_LEGEND;
            if (pointed >= 0 && pointed < map.cells()) {
                pen.with(Ink.FOCUS).frame(grid.x(pointed) - 1, grid.y(pointed) - 1, side + 2, side + 2, 0, 2);
                double middle = below + lettering().height() / 2 + 2;
                pen.with(Ink.TEXT).text(said(map, pointed), 0, middle, paintWidth(), Pen.Place.START);
            } else {
                legend.paint(pen, lettering(), below, paintWidth());
            }
        });
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return WIDTH + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = (width < 0 ? WIDTH : width) - snappedLeftInset() - snappedRightInset();
        double grid = shown.map(map -> BlockGrid.of(map.cells(), room).height()).orElse(0.0);
        return snappedTopInset() + grid + ABOVE_LEGEND + legend.height(lettering(), room) + snappedBottomInset();
    }
}
