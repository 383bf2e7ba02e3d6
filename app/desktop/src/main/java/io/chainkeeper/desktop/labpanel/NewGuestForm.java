package io.chainkeeper.desktop.labpanel;

import io.chainkeeper.desktop.wording.Wording;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What a new guest is to be, checked while it is entered.
public final class NewGuestForm {
    private static final long GIB = 1L << 30;
    /// Of what a new disk holds, one part in so many is written: enough to see bytes move, quick to make.
    private static final long WRITTEN_PART = 64;
    /// At most so much is written, however large the disk.
    private static final long WRITTEN_MOST = 256L << 20;

    private final Wording wording;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Integer> gib = new SimpleObjectProperty<>(8);
    private final BooleanProperty running = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private Set<String> taken = Set.of();

    NewGuestForm(Wording wording) {
        this.wording = wording;
        name.addListener(_ -> check());
        check();
    }

    void takenAre(Set<String> names) {
        taken = Set.copyOf(names);
        check();
    }

    private void check() {
        trouble.set(whatIsWrong());
    }

    private String whatIsWrong() {
        if (name.get().isBlank()) {
            return wording.get("lab.add.missing-name");
        }
        if (!name.get().matches("[\\p{L}0-9._+-]{1,255}")) {
            return wording.get("restore.missing.name-bad");
        }
        return taken.contains(name.get()) ? wording.get("restore.missing.name-taken") : "";
    }

    /// What was entered. Only while nothing is wrong.
    MachineRoom.NewGuest wanted() {
        long size = gib.get() * GIB;
        return new MachineRoom.NewGuest(name.get(), size, Math.min(WRITTEN_MOST, size / WRITTEN_PART), running.get());
    }

    /// The VM's name.
    public StringProperty nameProperty() {
        return name;
    }

    /// The disk's size, in GiB.
    public ObjectProperty<Integer> gibProperty() {
        return gib;
    }

    /// Switched on from the beginning.
    public BooleanProperty runningProperty() {
        return running;
    }

    /// What is wrong with the name; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
