package io.chainkeeper.desktop.stores;

import io.chainkeeper.desktop.settings.Preferences;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The repositories that are not open: those of the other connections that are kept.
public final class OtherStoresViewModel {
    /// One of them.
    ///
    /// @param connection what opens it
    /// @param where      its engine and folder, in words
    public record Other(Connection connection, String where) {
        /// As the person calls it.
        public String name() {
            return connection.name();
        }
    }

    private final Optional<UUID> open;
    private final Consumer<Connection> leaveFor;
    private final Wording wording;
    private final ReadOnlyObjectWrapper<List<Other>> others = new ReadOnlyObjectWrapper<>(List.of());

    /// @param open     the connection that is open, if it is one that is kept
    /// @param leaveFor leaves what is open for another connection, after asking if something runs
    public OtherStoresViewModel(
            Preferences preferences, Optional<UUID> open, Consumer<Connection> leaveFor, Wording wording) {
        this.open = open;
        this.leaveFor = leaveFor;
        this.wording = wording;
        preferences.settingsProperty().map(Settings::connections).subscribe(this::show);
    }

    private void show(List<Connection> known) {
        others.set(known.stream()
                .filter(each -> !open.equals(Optional.of(each.id())))
                .map(each -> new Other(each, where(each)))
                .toList());
    }

    private String where(Connection each) {
        return each.engine()
                .map(engine -> wording.get("welcome.again.where", engine, each.repository()))
                .orElseGet(() -> wording.get("welcome.again.where.offline", each.repository()));
    }

    /// Leaves what is open, and opens this one.
    public void open(Other other) {
        leaveFor.accept(other.connection());
    }

    /// All of them, the one that was opened last first.
    public ReadOnlyObjectProperty<List<Other>> othersProperty() {
        return others.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
