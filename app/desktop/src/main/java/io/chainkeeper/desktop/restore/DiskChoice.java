package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.kept.PointRow;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What a person decides about one disk of the point.
public final class DiskChoice {
    private final PointRow.KeptDisk disk;
    private final ObjectProperty<@Nullable Named> domain = new SimpleObjectProperty<>();
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);

    DiskChoice(PointRow.KeptDisk disk) {
        this.disk = disk;
    }

    /// The disk.
    public PointRow.KeptDisk disk() {
        return disk;
    }

    /// Where it goes on the engine; null while undecided.
    public ObjectProperty<@Nullable Named> domainProperty() {
        return domain;
    }

    /// Whether it is among the chosen ones.
    public BooleanProperty wantedProperty() {
        return wanted;
    }
}
