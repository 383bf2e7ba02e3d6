package io.chainkeeper.force.liars;

import io.chainkeeper.lab.trouble.Watcher;
import java.util.regex.Pattern;

/// What somebody asked a server for, whoever it was about.
///
/// @param server who was asked
/// @param method as sent
/// @param shape  the path, with a star for each id
record Asked(Watcher.Server server, String method, String shape) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    static Asked of(Watcher.Server server, String method, String path) {
        return new Asked(server, method, ID.matcher(path).replaceAll("*").replace("/ovirt-engine/api/", ""));
    }

    @Override
    public String toString() {
        return server.name().toLowerCase(java.util.Locale.ROOT) + " " + method + " " + shape;
    }
}
