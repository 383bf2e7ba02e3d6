package io.chainkeeper.jobs.settings;

import io.chainkeeper.jobs.settings.SealException.Reason;
import io.chainkeeper.jobs.settings.SealedMessage.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Secrets in a file that a passphrase seals, for a computer without a keyring, or an agent without anybody's session.
///
/// The passphrase is given once per process and kept in its memory until [#close()], because each change seals the
/// file anew. Another process may change the file; it is read again then. What is to be kept or forgotten while
/// the file is closed, or can't be written, is remembered, and done with the next change that can be written.
///
/// No call is for the FX thread: sealing and opening take a good part of a second, on purpose.
public final class SealedSecrets implements Secrets {
    private static final Logger log = LoggerFactory.getLogger(SealedSecrets.class);

    /// Shortest passphrase, in characters. Whoever has the file may try as many as a computer can.
    public static final int SHORTEST = 12;

    /// How it is about the file.
    public enum State {
        /// There is none.
        NONE,
        /// Its passphrase was not given yet, or is not the right one any more.
        CLOSED,
        /// Secrets are read from it and kept in it.
        OPEN
    }

    private final Path file;
    private final BetweenProcesses lock;
    private final Cost cost;
    private final WaitingChanges waiting = new WaitingChanges();
    private final AtomicReference<Optional<OpenedSeal>> opened = new AtomicReference<>(Optional.empty());

    /// @param folder in which the file is, or will be made
    public SealedSecrets(Path folder) {
        this(folder, Cost.STANDARD);
    }

    SealedSecrets(Path folder, Cost cost) {
        this.file = folder.resolve("passwords.pgp");
        this.lock = new BetweenProcesses(folder.resolve("passwords.lock"));
        this.cost = cost;
    }

    /// How it is about the file now.
    public State state() {
        if (Files.notExists(file)) {
            return State.NONE;
        }
        return opened.get().isPresent() ? State.OPEN : State.CLOSED;
    }

    /// Where it is, or would be.
    public Path file() {
        return file;
    }

    /// Makes the file. The caller wipes its passphrase.
    ///
    /// @param secrets that are in it from the beginning
    /// @throws SealException when there is one, or the passphrase is too short
    public void make(char[] passphrase, Map<SecretName, String> secrets) throws IOException {
        demandLength(passphrase);
        lock.holding(() -> {
            if (Files.exists(file)) {
                throw new SealException(Reason.EXISTS);
            }
            WaitingChanges.Merged all = waiting.into(Map.of());
            secrets.forEach((name, secret) -> all.secrets().put(name.account(), secret));
            return write(passphrase.clone(), all);
        });
    }

    /// Opens the file. The caller wipes its passphrase.
    ///
    /// @throws SealException when the passphrase is not the right one, or the file is not as it was written
    public void open(char[] passphrase) throws IOException {
        lock.holding(() -> {
            OpenedSeal found = OpenedSeal.read(file, passphrase.clone());
            become(Optional.of(found));
            return found;
        });
        if (!waiting.isEmpty()) {
            written();
        }
    }

    /// Gives the file another passphrase. The caller wipes both.
    ///
    /// @throws SealException when the present one is not right, or the other one too short
    public void change(char[] present, char[] other) throws IOException {
        demandLength(other);
        lock.holding(() -> {
            OpenedSeal found = OpenedSeal.read(file, present.clone());
            found.wipe();
            return write(other.clone(), waiting.into(found.secrets()));
        });
    }

    /// Forgets the passphrase and what was read. The file stays.
    public void close() {
        try {
            lock.holding(() -> {
                become(Optional.empty());
                return file;
            });
        } catch (IOException busy) {
            log.info("the sealed passwords were let go of while another one used them: {}", busy.getMessage());
            become(Optional.empty());
        }
    }

    /// Deletes the file and forgets all that is in it: what is left to do when its passphrase is lost.
    public void remove() throws IOException {
        lock.holding(() -> {
            become(Optional.empty());
            PrivateFile.remove(file);
            waiting.dropForgotten();
            return file;
        });
    }

    private static void demandLength(char[] passphrase) throws SealException {
        if (Character.codePointCount(passphrase, 0, passphrase.length) < SHORTEST) {
            throw new SealException(Reason.TOO_SHORT);
        }
    }

    @Override
    public Optional<String> read(SecretName name) {
        return waiting.of(name)
                .orElseGet(() -> current().map(each -> each.secrets().get(name.account())));
    }

    /// It waits before anybody asks whether the file is open: so it is written by this call, or by whoever opens it.
    @Override
    public Place keep(SecretName name, String secret) {
        waiting.keep(name, secret);
        if (state() == State.OPEN && written()) {
            return Place.SEALED_FILE;
        }
        return state() == State.CLOSED ? Place.WAITING_FOR_FILE : Place.THIS_SESSION;
    }

    @Override
    public void forget(SecretName name) {
        if (state() == State.NONE && opened.get().isEmpty()) {
            waiting.drop(name); // a file that is made later is not about this
            return;
        }
        waiting.forget(name);
        if (state() == State.OPEN) {
            written();
        }
    }

    @Override
    public Place place() {
        return switch (state()) {
            case NONE -> Place.THIS_SESSION;
            case CLOSED -> Place.WAITING_FOR_FILE;
            case OPEN -> Place.SEALED_FILE;
        };
    }

    /// Whether what waited is in the file now.
    private boolean written() {
        try {
            lock.holding(() -> {
                OpenedSeal now = fresh().orElseThrow(() -> new SealException(Reason.NOT_OPEN));
                WaitingChanges.Merged all = waiting.into(now.secrets());
                if (!all.secrets().equals(now.secrets())) {
                    return write(now.passphrase(), all);
                }
                waiting.done(all.changes());
                return now;
            });
            return true;
        } catch (IOException e) {
            log.warn("the sealed passwords could not be changed: {}", e.getMessage());
            return false;
        }
    }

    /// What is in the file, read again if somebody has changed it.
    private Optional<OpenedSeal> current() {
        Optional<OpenedSeal> known = opened.get();
        if (known.isEmpty() || known.get().isOf(file)) {
            return known;
        }
        try {
            return lock.holding(this::fresh);
        } catch (IOException e) {
            log.warn("the sealed passwords could not be read again: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// The same under the lock. Another passphrase closes it, and so does a file that is gone.
    private Optional<OpenedSeal> fresh() throws IOException {
        Optional<OpenedSeal> known = opened.get();
        if (known.isEmpty() || known.get().isOf(file)) {
            return known;
        }
        try {
            OpenedSeal found = OpenedSeal.read(file, known.get().passphrase().clone());
            become(Optional.of(found));
        } catch (SealException changed) {
            become(Optional.empty());
            log.info("the sealed passwords are closed: {}", changed.reason());
        }
        return opened.get();
    }

    private OpenedSeal write(char[] passphrase, WaitingChanges.Merged all) throws IOException {
        try {
            OpenedSeal now = OpenedSeal.written(file, passphrase, all.secrets(), cost);
            become(Optional.of(now));
            waiting.done(all.changes());
            return now;
        } finally {
            if (opened.get().filter(each -> each.passphrase() == passphrase).isEmpty()) {
                Arrays.fill(passphrase, '\0'); // it was not taken
            }
        }
    }

    private void become(Optional<OpenedSeal> now) {
        opened.getAndSet(now)
                .filter(old -> now.isEmpty() || now.get().passphrase() != old.passphrase())
                .ifPresent(OpenedSeal::wipe);
    }

    @Override
    public String toString() {
        return "SealedSecrets[" + file + ", " + state() + "]";
    }
}
