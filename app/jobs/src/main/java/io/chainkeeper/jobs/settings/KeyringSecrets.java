package io.chainkeeper.jobs.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Secrets in the system's keyring, and in memory whenever that one does not take them.
///
/// Keyrings were seen to throw their own exceptions where there is no service, a `NullPointerException` where they
/// are locked, and to wait for a person. So everything that comes out of one is caught, one thread of its own talks to
/// it, and nobody waits for it longer than a person needs to type a password.
public final class KeyringSecrets implements Secrets {
    private static final Logger log = LoggerFactory.getLogger(KeyringSecrets.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Keyring.Door door;
    private final Duration patience;
    private final SessionSecrets session = new SessionSecrets();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("keyring").daemon().factory());

    /// Used on the teller's thread only.
    private @Nullable Keyring open;

    /// With this system's keyring. It is opened by the first call that needs it.
    public KeyringSecrets() {
        this(SystemKeyring::open, PATIENCE);
    }

    KeyringSecrets(Keyring.Door door, Duration patience) {
        this.door = door;
        this.patience = patience;
    }

    private interface Question<T> {
        T ask(Keyring ring) throws Exception;
    }

    @Override
    public Optional<String> read(SecretName name) {
        Optional<String> here = session.read(name);
        if (here.isPresent()) {
            return here;
        }
        return answer("read", ring -> ring.read(name.account())).flatMap(found -> found);
    }

    @Override
    public Place keep(SecretName name, String secret) {
        boolean kept = answer("keep", ring -> {
                    ring.keep(name.account(), secret);
                    return true;
                })
                .orElse(false);
        if (kept) {
            session.forget(name);
            return Place.KEYRING;
        }
        return session.keep(name, secret);
    }

    @Override
    public void forget(SecretName name) {
        session.forget(name);
        answer("forget", ring -> {
            ring.forget(name.account());
            return true;
        });
    }

    @Override
    public Place place() {
        return answer("open", _ -> Place.KEYRING).orElse(Place.THIS_SESSION);
    }

    @Override
    public Place tried() {
        String account = "trial-" + UUID.randomUUID();
        return answer("keep", ring -> {
                    ring.keep(account, "nothing");
                    ring.forget(account);
                    return Place.KEYRING;
                })
                .orElse(Place.THIS_SESSION);
    }

    private <T> Optional<T> answer(String what, Question<T> question) {
        try {
            return CompletableFuture.supplyAsync(() -> said(what, question), teller)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            log.info("the keyring did not {} within {}", what, patience);
        } catch (ExecutionException broken) {
            log.info("the keyring did not {}: {}", what, kindOf(broken.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /// Catches what is no exception too: a system whose native part does not load has no keyring, and that is all.
    private <T> Optional<T> said(String what, Question<T> question) {
        try {
            Keyring ring = open;
            if (ring == null) {
                ring = door.open();
                open = ring;
            }
            return Optional.of(question.ask(ring));
        } catch (Exception | LinkageError refused) {
            // The message may hold what was to be kept: only its kind is told.
            log.debug("the keyring did not {}: {}", what, kindOf(refused));
            return Optional.empty();
        }
    }

    private static String kindOf(@Nullable Throwable refused) {
        return refused == null ? "nothing" : refused.getClass().getSimpleName();
    }
}
