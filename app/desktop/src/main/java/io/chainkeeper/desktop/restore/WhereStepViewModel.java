package io.chainkeeper.desktop.restore;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// New VM, existing VM, or files on this computer.
public final class WhereStepViewModel {
    private final boolean engineThere;
    private final ObjectProperty<Destination> destination;

    /// @param engineThere without one there are only files
    WhereStepViewModel(boolean engineThere) {
        this.engineThere = engineThere;
        this.destination = new SimpleObjectProperty<>(first());
    }

    private Destination first() {
        return engineThere ? Destination.NEW_VM : Destination.FILES;
    }

    /// Begins anew.
    void begin() {
        destination.set(first());
    }

    /// Whether a person can choose it.
    public boolean possible(Destination which) {
        return engineThere || which == Destination.FILES;
    }

    /// The choice.
    public ObjectProperty<Destination> destinationProperty() {
        return destination;
    }
}
