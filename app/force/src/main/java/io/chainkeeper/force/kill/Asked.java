package io.chainkeeper.force.kill;

import io.chainkeeper.lab.trouble.Watcher;

/// Notes when the engine is asked for more than to let somebody in: the sign by which work is seen to begin.
final class Asked implements Watcher {
    private static final String API = "/ovirt-engine/api";

    private volatile boolean yet;

    @Override
    public Fate asked(Server server, String method, String path) {
        if (server == Server.ENGINE && path.startsWith(API + "/")) {
            yet = true;
        }
        return Fate.ANSWERED;
    }

    /// Whether it was.
    boolean yet() {
        return yet;
    }
}
