package io.chainkeeper.desktop.schedules;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Asks a person before changes are lost that were not saved: what was to be done next waits for the answer.
public final class Unsaved {
    private static final Runnable NOTHING = () -> {};

    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(false);
    private Runnable next = NOTHING;

    Unsaved() {}

    /// Does it, at once if nothing would be lost.
    void before(boolean lost, Runnable what) {
        if (lost) {
            next = what;
            asking.set(true);
        } else {
            what.run();
        }
    }

    /// Goes on where the changes are.
    public void stay() {
        asking.set(false);
        next = NOTHING;
    }

    /// The changes are saved, or may go.
    public void goOn() {
        Runnable what = next;
        stay();
        what.run();
    }

    /// Whether a person is being asked.
    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }
}
