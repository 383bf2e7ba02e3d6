package io.chainkeeper.desktop.connect;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The first screen: opens one door at a time, and says so when one does not open.
public final class WelcomeViewModel {
    private final Doors doors;
    private final Background background;
    private final Wording wording;
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// @param doors what lies behind the screen
    public WelcomeViewModel(Doors doors, Background background, Wording wording) {
        this.doors = doors;
        this.background = background;
        this.wording = wording;
    }

    /// Opens a repository without an engine.
    public void openRepository(Path folder) {
        go(wording.get("welcome.repository.opening", folder), () -> doors.open(folder));
    }

    /// Starts the built-in lab.
    public void openLab() {
        go(wording.get("welcome.lab.starting"), () -> doors.lab(news -> background.tell(() -> waiting.set(news))));
    }

    private void go(String meanwhile, Callable<Doors.Entry> door) {
        if (waiting.get().isEmpty()) {
            waiting.set(meanwhile);
            trouble.set("");
            background.ask("door", door, this::enter, this::refuse);
        }
    }

    private void enter(Doors.Entry entry) {
        waiting.set("");
        entry.enter();
    }

    private void refuse(Exception refused) {
        waiting.set("");
        trouble.set(wording.trouble(refused));
    }

    /// What is being done; empty for nothing.
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Why the last door did not open; empty if it did.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
