package io.chainkeeper.desktop.edge;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Asks slow questions off the FX thread and brings each answer back to it, once.
///
/// Every question gets a virtual thread of its own. The edge is where answers are delivered:
/// `Platform::runLater` in the window, the test's own thread in a view model's test.
public final class Background {
    private final Executor edge;

    /// @param edge runs what shows an answer
    public Background(Executor edge) {
        this.edge = edge;
    }

    /// Asks, and later calls exactly one of the two on the edge.
    public <T> void ask(String name, Callable<T> question, Consumer<T> answer, Consumer<Exception> trouble) {
        Thread.ofVirtual().name("ask " + name).start(() -> {
            try {
                T found = question.call();
                edge.execute(() -> answer.accept(found));
            } catch (Exception refused) {
                edge.execute(() -> trouble.accept(refused));
            }
        });
    }

    /// Runs something on the edge, for callers that hold a future of their own.
    public void tell(Runnable news) {
        edge.execute(news);
    }
}
