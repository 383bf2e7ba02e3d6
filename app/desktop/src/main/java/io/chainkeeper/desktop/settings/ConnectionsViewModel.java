package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Secrets;
import io.chainkeeper.jobs.settings.Settings;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The connections that are kept: to be renamed, taken off the list and back, and their passwords forgotten.
public final class ConnectionsViewModel {
    private final Preferences preferences;
    private final Secrets secrets;
    private final Optional<UUID> open;
    private final Background background;
    private final Wording wording;
    private final ObservableList<ConnectionRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Connection>> removed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");

    /// @param parts what the screen is made of
    public ConnectionsViewModel(Desk desk, SettingsParts parts) {
        this.preferences = parts.preferences();
        this.secrets = parts.secrets();
        this.open = parts.connection();
        this.background = desk.background();
        this.wording = desk.wording();
        preferences.settingsProperty().subscribe(this::show);
    }

    private void show(Settings settings) {
        var now = settings.connections().stream().map(this::row).toList();
        if (!rows.equals(now)) {
            rows.setAll(now);
        }
    }

    private ConnectionRow row(Connection connection) {
        return new ConnectionRow(
                connection.id(),
                connection.name(),
                connection.engine().orElseGet(() -> wording.get("settings.connections.offline")),
                connection.user().orElse(""),
                connection.caPem().map(ConnectionsViewModel::fingerprint).orElse(""),
                connection.repository().toString(),
                open.equals(Optional.of(connection.id())));
    }

    private static String fingerprint(String pem) {
        try {
            return EngineCa.ofPem(pem).sha256();
        } catch (IllegalArgumentException notACertificate) {
            return "–"; // edited by hand: connecting will say what is wrong with it
        }
    }

    /// Gives a connection another name. An empty one changes nothing.
    public void rename(UUID id, String name) {
        String plain = name.strip();
        if (!plain.isEmpty() && plain.length() <= Connection.MAX_NAME) {
            preferences.change(before -> before.connection(id)
                    .map(connection -> before.changed(connection.named(plain)))
                    .orElse(before));
        }
    }

    /// Takes a connection off the list and forgets its password. Engine and repository are left alone.
    public void remove(UUID id) {
        preferences.now().connection(id).ifPresent(connection -> {
            preferences.change(before -> before.without(id));
            removed.set(Optional.of(connection));
            news.set(wording.get("settings.connections.removed", connection.name()));
            background.ask("forget", () -> forget(connection), _ -> {}, _ -> {});
        });
    }

    /// Lists the last removed one again. Its password stays forgotten.
    public void undoRemove() {
        removed.get().ifPresent(connection -> preferences.change(before -> before.opened(connection)));
        removed.set(Optional.empty());
        news.set("");
    }

    /// Forgets the password of a connection: the next time it is asked for.
    public void forgetPassword(UUID id) {
        preferences.now().connection(id).ifPresent(connection -> {
            removed.set(Optional.empty());
            background.ask(
                    "forget",
                    () -> forget(connection),
                    _ -> news.set(wording.get("settings.connections.forgotten", connection.name())),
                    _ -> {});
        });
    }

    private Connection forget(Connection connection) {
        secrets.forget(connection.passwordName());
        return connection;
    }

    /// The connections, last opened first.
    public ObservableList<ConnectionRow> rows() {
        return rows;
    }

    /// What was removed last, and can come back.
    public ReadOnlyObjectProperty<Optional<Connection>> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /// What was done last; empty when nothing was.
    public ReadOnlyStringProperty newsProperty() {
        return news.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
