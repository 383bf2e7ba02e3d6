package io.chainkeeper.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KeyringSecretsTest {
    private static final SecretName NAME = SecretName.mailPassword();
    private static final Duration LONG = Duration.ofSeconds(30);

    /// A keyring in memory, which can be locked.
    private static final class Ring implements Keyring {
        final Map<String, String> kept = new ConcurrentHashMap<>();
        volatile boolean locked;

        private void check() {
            if (locked) {
                throw new NullPointerException("as java-keyring does with a locked collection");
            }
        }

        @Override
        public Optional<String> read(String account) throws Exception {
            check();
            return Optional.of(Optional.ofNullable(kept.get(account)).orElseThrow(() -> new Exception("none")));
        }

        @Override
        public void keep(String account, String secret) {
            check();
            kept.put(account, secret);
        }

        @Override
        public void forget(String account) throws Exception {
            check();
            if (kept.remove(account) == null) {
                throw new Exception("none");
            }
        }
    }

    @Test
    void whatIsKeptInTheKeyringIsThereForTheNextProcess() {
        Ring ring = new Ring();
        assertThat(new KeyringSecrets(() -> ring, LONG).keep(NAME, "pässword")).isEqualTo(Secrets.Place.KEYRING);
        assertThat(new KeyringSecrets(() -> ring, LONG).read(NAME)).contains("pässword");
    }

    @Test
    void withoutAKeyringASecretLastsAsLongAsTheProcess() {
        Secrets secrets = new KeyringSecrets(
                () -> {
                    throw new Exception("no session bus");
                },
                LONG);
        assertThat(secrets.place()).isEqualTo(Secrets.Place.THIS_SESSION);
        assertThat(secrets.keep(NAME, "secret")).isEqualTo(Secrets.Place.THIS_SESSION);
        assertThat(secrets.read(NAME)).contains("secret");
        secrets.forget(NAME);
        assertThat(secrets.read(NAME)).isEmpty();
    }

    @Test
    void aNativePartThatDoesNotLoadIsNoKeyring() {
        Secrets secrets = new KeyringSecrets(
                () -> {
                    throw new UnsatisfiedLinkError("no such library");
                },
                LONG);
        assertThat(secrets.keep(NAME, "secret")).isEqualTo(Secrets.Place.THIS_SESSION);
    }

    @Test
    void aLockedKeyringIsToldFromAnOpenOneByTryingIt() {
        Ring ring = new Ring();
        Secrets secrets = new KeyringSecrets(() -> ring, LONG);
        ring.locked = true;
        assertThat(secrets.tried()).isEqualTo(Secrets.Place.THIS_SESSION);
        ring.locked = false;
        assertThat(secrets.tried()).isEqualTo(Secrets.Place.KEYRING);
        assertThat(ring.kept).as("the trial leaves nothing").isEmpty();
    }

    @Test
    void aLockedKeyringIsFallenBackFromAndGoneBackTo() {
        Ring ring = new Ring();
        Secrets secrets = new KeyringSecrets(() -> ring, LONG);
        ring.locked = true;
        assertThat(secrets.keep(NAME, "first")).isEqualTo(Secrets.Place.THIS_SESSION);
        assertThat(secrets.read(NAME)).contains("first");
        ring.locked = false;
        assertThat(secrets.keep(NAME, "second")).isEqualTo(Secrets.Place.KEYRING);
        assertThat(secrets.read(NAME)).contains("second");
        assertThat(ring.kept).containsValue("second").doesNotContainValue("first");
    }

    @Test
    void aKeyringThatNeverAnswersIsNotWaitedForForEver() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try {
            Secrets secrets = new KeyringSecrets(
                    () -> {
                        never.await();
                        return new Ring();
                    },
                    Duration.ofMillis(50));
            assertThat(secrets.keep(NAME, "secret")).isEqualTo(Secrets.Place.THIS_SESSION);
            assertThat(secrets.read(NAME)).contains("secret");
        } finally {
            never.countDown();
        }
    }

    @Test
    void noTextFormHoldsASecret() {
        Secrets secrets = new SessionSecrets();
        secrets.keep(NAME, "s3cret-canary");
        assertThat(secrets.toString()).doesNotContain("canary");
    }
}
