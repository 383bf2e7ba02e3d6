package io.chainkeeper.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The token of the moment, shared by all threads. When many find it expired at once, one signs in and the others wait
/// for what it gets; nobody holds a lock meanwhile.
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final SignIn signIn;
    private final AtomicReference<@Nullable CompletableFuture<String>> current = new AtomicReference<>();

    Session(SignIn signIn) {
        this.signIn = signIn;
    }

    String user() {
        return signIn.user();
    }

    /// The token to use now; signs in when there is none.
    String token(Operation operation) throws EngineException {
        CompletableFuture<String> known = current.get();
        if (known == null) {
            CompletableFuture<String> mine = new CompletableFuture<>();
            CompletableFuture<String> other = current.compareAndExchange(null, mine);
            if (other == null) {
                return fill(mine, operation);
            }
            known = other;
        }
        return waitFor(known);
    }

    private String fill(CompletableFuture<String> mine, Operation operation) throws EngineException {
        try {
            String token = signIn.token(operation);
            mine.complete(token);
            return token;
        } catch (Throwable e) {
            // Errors too, or those who wait would wait for ever. They hear what happened; the next one tries again.
            current.compareAndSet(mine, null);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static String waitFor(CompletableFuture<String> token) throws EngineException {
        try {
            return token.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException engine) {
                throw engine;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread signs in", e);
        }
    }

    /// Says that the engine no longer takes a token. If it was replaced meanwhile, nothing happens.
    void expired(String token) {
        CompletableFuture<String> known = current.get();
        if (known != null
                && known.isDone()
                && !known.isCompletedExceptionally()
                && known.join().equals(token)) {
            current.compareAndSet(known, null);
        }
    }

    /// Gives the token back; an engine that does not take it will forget it by itself.
    void signOut() {
        CompletableFuture<String> known = current.getAndSet(null);
        if (known == null || !known.isDone() || known.isCompletedExceptionally()) {
            return;
        }
        try {
            signIn.revoke(known.join(), Operation.of("sign out"));
        } catch (EngineException e) {
            LOG.info("The engine did not confirm the sign-out: {}", e.getMessage());
        }
    }
}
