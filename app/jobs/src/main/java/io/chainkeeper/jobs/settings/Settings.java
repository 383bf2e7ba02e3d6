package io.chainkeeper.jobs.settings;

import io.chainkeeper.jobs.run.RunLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Everything that a person has decided once. No secret is in it.
///
/// @param version        of this form, see [#VERSION]
/// @param appearance     looks and language
/// @param connections    what was opened and kept, last opened first
/// @param lastConnection the one that was opened last; empty when nothing was kept
/// @param limits         how much runs may take
/// @param notifications  who is told, and how
/// @param background     what goes on without a window
public record Settings(
        int version,
        Appearance appearance,
        List<Connection> connections,
        Optional<UUID> lastConnection,
        RunLimits limits,
        Notifications notifications,
        Background background) {
    /// The form that this program writes. A field more or less is another version.
    public static final int VERSION = 1;

    private static final int MOST_CONNECTIONS = 200;

    /// Copies the list, and refuses two connections of one id.
    public Settings {
        connections = List.copyOf(connections);
        if (connections.size() > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(connections.size() + " connections");
        }
        if (connections.stream().map(Connection::id).distinct().count() != connections.size()) {
            throw new IllegalArgumentException("two connections have one id");
        }
    }

    /// What holds until a person decides otherwise.
    public static Settings standard() {
        return new Settings(
                VERSION,
                Appearance.standard(),
                List.of(),
                Optional.empty(),
                RunLimits.standard(),
                Notifications.standard(),
                Background.standard());
    }

    /// A connection by its id.
    public Optional<Connection> connection(UUID id) {
        return connections.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// Keeps a connection that was just opened, first in the list, in place of the one with its id.
    public Settings opened(Connection connection) {
        List<Connection> others = new ArrayList<>(connections);
        others.removeIf(each -> each.id().equals(connection.id()));
        others.addFirst(connection);
        return withConnections(others, Optional.of(connection.id()));
    }

    /// Puts a connection in the place of the one with its id, where it stands.
    public Settings changed(Connection connection) {
        return withConnections(
                connections.stream()
                        .map(each -> each.id().equals(connection.id()) ? connection : each)
                        .toList(),
                lastConnection);
    }

    /// Drops a connection. Its password has to be forgotten too.
    public Settings without(UUID connection) {
        return withConnections(
                connections.stream()
                        .filter(each -> !each.id().equals(connection))
                        .toList(),
                lastConnection.filter(last -> !last.equals(connection)));
    }

    private Settings withConnections(List<Connection> other, Optional<UUID> last) {
        return new Settings(version, appearance, other, last, limits, notifications, background);
    }

    /// The same with other looks.
    public Settings withAppearance(Appearance other) {
        return new Settings(version, other, connections, lastConnection, limits, notifications, background);
    }

    /// The same with other limits.
    public Settings withLimits(RunLimits other) {
        return new Settings(version, appearance, connections, lastConnection, other, notifications, background);
    }

    /// The same with other notifications.
    public Settings withNotifications(Notifications other) {
        return new Settings(version, appearance, connections, lastConnection, limits, other, background);
    }

    /// The same with other work in the background.
    public Settings withBackground(Background other) {
        return new Settings(version, appearance, connections, lastConnection, limits, notifications, other);
    }
}
