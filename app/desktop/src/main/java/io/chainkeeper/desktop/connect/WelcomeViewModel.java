package io.chainkeeper.desktop.connect;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The first screen: opens one door at a time, and says so when one does not open.
public final class WelcomeViewModel {
    private final Doors doors;
    private final Background background;
    private final Wording wording;
    private final List<Connection> saved;
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanProperty keepPassword = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<Optional<Connection>> asking = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Secrets.Place>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// @param doors what lies behind the screen
    /// @param saved what was opened before, the last one first
    public WelcomeViewModel(Doors doors, Background background, Wording wording, List<Connection> saved) {
        this.doors = doors;
        this.background = background;
        this.wording = wording;
        this.saved = List.copyOf(saved);
        if (!saved.isEmpty()) {
            background.ask("keyring", doors::passwordPlace, found -> place.set(Optional.of(found)), _ -> {});
        }
    }

    /// Opens what was opened before; asks for the password if none is kept.
    public void reopen(Connection connection) {
        asking.set(Optional.empty());
        reopen(connection, Optional.empty());
    }

    /// Opens what the password was asked for.
    public void reopenWithPassword() {
        asking.get().filter(_ -> !password.get().isEmpty()).ifPresent(connection -> {
            reopen(connection, Optional.of(password.get()));
        });
    }

    /// Asks no more.
    public void stopAsking() {
        asking.set(Optional.empty());
        password.set("");
        trouble.set("");
    }

    private void reopen(Connection connection, Optional<String> typed) {
        boolean keep = keepPassword.get();
        go(
                wording.get("welcome.again.opening", connection.name()),
                () -> doors.reopen(connection, typed, keep),
                refused -> refuse(connection, refused));
    }

    /// A password that is missing or no longer accepted is asked for.
    private void refuse(Connection connection, Exception refused) {
        waiting.set("");
        boolean needed = refused instanceof Doors.PasswordNeeded;
        trouble.set(needed ? "" : wording.trouble(refused));
        if (needed || refused instanceof WorkplaceException known && known.failure() instanceof Failure.SignInAgain) {
            password.set("");
            asking.set(Optional.of(connection));
        }
    }

    /// Opens a repository without an engine.
    public void openRepository(Path folder) {
        go(wording.get("welcome.repository.opening", folder), () -> doors.open(folder), this::refuse);
    }

    /// Starts the built-in lab.
    public void openLab() {
        go(
                wording.get("welcome.lab.starting"),
                () -> doors.lab(news -> background.tell(() -> waiting.set(news))),
                this::refuse);
    }

    private void go(String meanwhile, Callable<Doors.Entry> door, Consumer<Exception> refused) {
        if (waiting.get().isEmpty()) {
            waiting.set(meanwhile);
            trouble.set("");
            background.ask("door", door, this::enter, refused);
        }
    }

    private void enter(Doors.Entry entry) {
        waiting.set("");
        stopAsking();
        entry.enter();
    }

    private void refuse(Exception refused) {
        waiting.set("");
        trouble.set(wording.trouble(refused));
    }

    /// What was opened before, the last one first.
    public List<Connection> saved() {
        return saved;
    }

    /// Whose password is asked for; empty when none is.
    public ReadOnlyObjectProperty<Optional<Connection>> askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /// The password as typed: emptied when the door has opened.
    public StringProperty passwordProperty() {
        return password;
    }

    /// Whether it is kept.
    public BooleanProperty keepPasswordProperty() {
        return keepPassword;
    }

    /// Where a password would be kept; empty while that is found out.
    public ReadOnlyObjectProperty<Optional<Secrets.Place>> placeProperty() {
        return place.getReadOnlyProperty();
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
