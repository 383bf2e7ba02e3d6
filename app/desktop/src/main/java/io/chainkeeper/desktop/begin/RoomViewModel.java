package io.chainkeeper.desktop.begin;

import io.chainkeeper.desktop.wording.Wording;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Whether the first backups fit into the folder.
public final class RoomViewModel {
    private static final long UNKNOWN = -1;

    private final Wording wording;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper tight = new ReadOnlyBooleanWrapper(false);
    private long need;
    private long free = UNKNOWN;

    RoomViewModel(Wording wording) {
        this.wording = wording;
    }

    /// @param bytes that the first backups take
    void need(long bytes) {
        need = bytes;
        tell();
    }

    /// @param bytes that are free in the folder
    void free(long bytes) {
        free = bytes;
        tell();
    }

    /// The folder does not say how much is free.
    void unknown() {
        free(UNKNOWN);
    }

    private void tell() {
        tight.set(free >= 0 && need > free);
        words.set(
                free < 0
                        ? wording.get("begin.room.unknown", wording.size(need))
                        : wording.get(
                                tight.get() ? "begin.room.tight" : "begin.room",
                                wording.size(need),
                                wording.size(free)));
    }

    /// What is needed and what is free.
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// Whether more is needed than is free.
    public ReadOnlyBooleanProperty tightProperty() {
        return tight.getReadOnlyProperty();
    }
}
