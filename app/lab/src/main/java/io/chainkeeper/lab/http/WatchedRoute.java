package io.chainkeeper.lab.http;

import io.chainkeeper.lab.trouble.RawAnswer;
import io.chainkeeper.lab.trouble.Troubles;
import io.chainkeeper.lab.trouble.Watcher;
import java.io.IOException;

/// A route with somebody in front of it who decides what becomes of each request.
public final class WatchedRoute implements Route {
    private final Watcher.Server server;
    private final Troubles troubles;
    private final Route behind;

    /// @param troubles knows who watches, now and later
    public WatchedRoute(Watcher.Server server, Troubles troubles, Route behind) {
        this.server = server;
        this.troubles = troubles;
        this.behind = behind;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        Watcher watcher = troubles.watcher();
        switch (watcher.asked(server, exchange.method(), exchange.path())) {
            case ANSWERED -> behind.serve(exchange);
            case UNHEARD -> exchange.abort();
            case UNANSWERED ->
                behind.serve(new MuteExchange(
                        exchange, () -> watcher.carriedOut(server, exchange.method(), exchange.path())));
            case FALSIFIED -> falsify(exchange, watcher);
        }
    }

    private void falsify(Exchange exchange, Watcher watcher) throws IOException {
        String method = exchange.method();
        String path = exchange.path();
        exchange.holdBack();
        behind.serve(exchange);
        RawAnswer said = watcher.instead(server, method, path, exchange.heldBack());
        long taken = exchange.say(said);
        watcher.toldInstead(server, method, path, said, taken);
    }
}
