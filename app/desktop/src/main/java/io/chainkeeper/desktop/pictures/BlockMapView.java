package io.chainkeeper.desktop.pictures;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.BlockMap;
import java.util.Optional;
import javafx.scene.AccessibleRole;

/// A disk as a grid of cells that fill as they are copied.
///
/// Each kind of cell has a shape besides its colour: data are full squares that fill from below, unchanged ones are
/// hatched, zeroes are hollow, unknown ones a dot.
public final class BlockMapView extends Picture {
    private final Wording wording;
    private Optional<BlockMap> shown = Optional.empty();

    /// A grid of nothing yet.
    public BlockMapView(Wording wording) {
        super("block-map");
        this.wording = wording;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Draws how a disk is now. Ten a second are meant to be shown.
    public void show(BlockMap map) {
        shown = Optional.of(map);
        repaint();
    }

    @Override
    protected void paint(Pen pen) {
        shown.ifPresent(
                map -> pen.with(Ink.TEXT).text(wording.size(map.diskSize()), 0, 10, paintWidth(), Pen.Place.START));
    }
}
