package io.chainkeeper.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chainkeeper.jobs.settings.SealException.Reason;
import io.chainkeeper.jobs.settings.SealedMessage.Cost;
import io.chainkeeper.jobs.settings.SealedSecrets.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SealedSecretsTest extends SealedFile {
    private static void refused(Reason reason, ThrowingCallable what) {
        assertThatExceptionOfType(SealException.class)
                .isThrownBy(what)
                .extracting(SealException::reason)
                .isEqualTo(reason);
    }

    @Test
    void whatIsSealedIsThereForTheNextProcessOnceThePassphraseIsGiven() throws Exception {
        assertThat(made().keep(HOOK, "https://hooks.example/x")).isEqualTo(Secrets.Place.SEALED_FILE);
        SealedSecrets next = sealed();
        assertThat(next.state()).isEqualTo(State.CLOSED);
        assertThat(next.read(MAIL)).isEmpty();
        next.open(PASSPHRASE.toCharArray());
        assertThat(next.state()).isEqualTo(State.OPEN);
        assertThat(next.read(MAIL)).contains("geheim");
        assertThat(next.read(HOOK)).contains("https://hooks.example/x");
    }

    @Test
    void theFileIsTheOwnersAloneAndShowsNothing() throws Exception {
        made();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
                .doesNotContain("geheim", "mail", "secrets");
        try (Stream<Path> beside = Files.list(file().getParent())) {
            assertThat(beside.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("passwords.pgp", "passwords.lock");
        }
    }

    @Test
    void twiceTheSameIsNeverTwiceTheSameBytes() throws Exception {
        byte[] plain = "the same".getBytes(StandardCharsets.UTF_8);
        byte[] first = SealedMessage.seal(plain, PASSPHRASE.toCharArray(), CHEAP);
        byte[] second = SealedMessage.seal(plain, PASSPHRASE.toCharArray(), CHEAP);
        assertThat(first).isNotEqualTo(second);
        assertThat(SealedMessage.open(second, PASSPHRASE.toCharArray(), 100)).isEqualTo(plain);
    }

    @Test
    void theStandardCostIsAtLeastWhatIsRecommendedAndIsBorneByTheReader() throws Exception {
        assertThat(Cost.STANDARD.memoryExponent()).isGreaterThanOrEqualTo(15); // OWASP: 19 MiB
        assertThat(Cost.STANDARD.passes()).isGreaterThanOrEqualTo(2);
        assertThat(Cost.STANDARD.within(Cost.MOST)).isTrue();
        byte[] sealed = SealedMessage.seal(new byte[] {1, 2, 3}, PASSPHRASE.toCharArray(), Cost.STANDARD);
        assertThat(SealedMessage.open(sealed, PASSPHRASE.toCharArray(), 3)).containsExactly(1, 2, 3);
    }

    @Test
    void aWrongPassphraseIsSaidToBeWrong() throws Exception {
        made();
        SealedSecrets sealed = sealed();
        refused(Reason.WRONG_PASSPHRASE, () -> sealed.open("zwölf Hühner auf dem Mist".toCharArray()));
        assertThat(sealed.state()).isEqualTo(State.CLOSED);
        assertThat(sealed.read(MAIL)).isEmpty();
    }

    @Test
    void noDamageGoesUnnoticedAndWhatComesAfterThePassphraseIsCalledDamage() throws Exception {
        made();
        byte[] whole = Files.readAllBytes(file());
        int head = 2 + 0x55; // what the passphrase opens
        long seed = 20261121;
        var random = new Random(seed);
        for (int i = 0; i < whole.length; i++) {
            byte[] bad = whole.clone();
            bad[i] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), bad);
            Reason reason = reasonOfNotOpening();
            assertThat(reason)
                    .as("byte %d of %d changed, seed %d", i, whole.length, seed)
                    .isIn(
                            i < head
                                    ? List.of(Reason.WRONG_PASSPHRASE, Reason.DAMAGED, Reason.TOO_COSTLY)
                                    : List.of(Reason.DAMAGED));
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(reasonOfNotOpening()).as("cut to %d bytes", length).isEqualTo(Reason.DAMAGED);
        }
        Files.write(file(), whole);
        assertThat(opened().read(MAIL)).contains("geheim");
    }

    private Reason reasonOfNotOpening() throws IOException {
        try {
            opened();
            throw new AssertionError("it was opened");
        } catch (SealException e) {
            return e.reason();
        }
    }

    @Test
    void aFileThatAsksForMoreThanOursIsNotTried() throws Exception {
        made();
        byte[] whole = Files.readAllBytes(file());
        int passes = 2 + 6 + 16; // header, versions and lengths, salt: RFC 9580, 5.3.2 and 3.7.1.4
        assertThat(whole[passes]).as("the file's own passes").isEqualTo((byte) 1);
        assertThat(whole[passes + 2]).as("its memory").isEqualTo((byte) 5);
        for (byte[] hostile :
                List.of(with(whole, passes, 200), with(whole, passes + 1, 100), with(whole, passes + 2, 21))) {
            Files.write(file(), hostile);
            assertThat(reasonOfNotOpening()).isEqualTo(Reason.TOO_COSTLY);
        }
        Files.write(file(), new byte[1 << 20]);
        assertThatExceptionOfType(IOException.class).isThrownBy(this::opened).withMessageContaining("larger than");
    }

    private static byte[] with(byte[] whole, int at, int value) {
        byte[] other = whole.clone();
        other[at] = (byte) value;
        return other;
    }

    @Test
    void whatANewerProgramSealedIsLeftAlone() throws Exception {
        byte[] newer = "{\"version\":2,\"secrets\":{}}".getBytes(StandardCharsets.UTF_8);
        PrivateFile.replace(file(), SealedMessage.seal(newer, PASSPHRASE.toCharArray(), CHEAP));
        refused(Reason.NEWER, this::opened);
        byte[] none = "[1]".getBytes(StandardCharsets.UTF_8);
        PrivateFile.replace(file(), SealedMessage.seal(none, PASSPHRASE.toCharArray(), CHEAP));
        refused(Reason.DAMAGED, this::opened);
    }

    @Test
    void anotherPassphraseOpensItAndTheFormerNoMore() throws Exception {
        SealedSecrets sealed = made();
        char[] other = "dreizehn Hühner im Garten".toCharArray();
        refused(Reason.WRONG_PASSPHRASE, () -> sealed.change("falsch aber lang genug".toCharArray(), other));
        refused(Reason.TOO_SHORT, () -> sealed.change(PASSPHRASE.toCharArray(), "kurz".toCharArray()));
        sealed.change(PASSPHRASE.toCharArray(), other);
        assertThat(sealed.state()).isEqualTo(State.OPEN);
        refused(Reason.WRONG_PASSPHRASE, this::opened);
        SealedSecrets next = sealed();
        next.open(other);
        assertThat(next.read(MAIL)).contains("geheim");
    }

    @Test
    void aPassphraseThatCouldBeGuessedIsRefused() throws Exception {
        refused(Reason.TOO_SHORT, () -> sealed().make("elf Zeichen".toCharArray(), Map.of()));
        assertThat(sealed().state()).isEqualTo(State.NONE);
    }

    @Test
    void aFileThatIsThereIsNotMadeAnew() throws Exception {
        made();
        byte[] before = Files.readAllBytes(file());
        refused(Reason.EXISTS, this::made);
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void whatAnotherProcessKeepsOrForgetsIsSeen() throws Exception {
        SealedSecrets window = made();
        SealedSecrets agent = opened();
        window.keep(HOOK, "https://hooks.example/x");
        assertThat(agent.read(HOOK)).contains("https://hooks.example/x");
        agent.keep(MAIL, "anders");
        window.forget(HOOK);
        assertThat(agent.read(HOOK)).isEmpty();
        assertThat(window.read(MAIL)).contains("anders");
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        made();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SealedSecrets one = opened();
            String name = "engine " + i;
            all.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n <= 5; n++) {
                    one.keep(new SecretName(name), "secret " + n);
                }
            }));
        }
        for (Thread each : all) {
            each.join();
        }
        SealedSecrets after = opened();
        for (int i = 0; i < 8; i++) {
            assertThat(after.read(new SecretName("engine " + i))).contains("secret 5");
        }
        assertThat(after.read(MAIL)).contains("geheim");
    }

    @Test
    void aPassphraseChangedElsewhereClosesIt() throws Exception {
        SealedSecrets window = made();
        SealedSecrets agent = opened();
        window.change(PASSPHRASE.toCharArray(), "dreizehn Hühner im Garten".toCharArray());
        assertThat(agent.read(MAIL)).isEmpty();
        assertThat(agent.state()).isEqualTo(State.CLOSED);
        assertThat(agent.keep(MAIL, "neu")).isEqualTo(Secrets.Place.WAITING_FOR_FILE);
        assertThat(window.read(MAIL)).contains("geheim");
    }

    @Test
    void closedItKnowsNothingAndRemovedItIsGone() throws Exception {
        SealedSecrets sealed = made();
        sealed.close();
        assertThat(sealed.read(MAIL)).isEmpty();
        assertThat(sealed.state()).isEqualTo(State.CLOSED);
        sealed.remove();
        assertThat(sealed.state()).isEqualTo(State.NONE);
        assertThat(file()).doesNotExist();
        assertThatCode(sealed::remove).doesNotThrowAnyException();
    }

    @Test
    void noTextFormHoldsASecret() throws Exception {
        SealedSecrets sealed = made();
        assertThat(sealed.toString()).doesNotContain("geheim", PASSPHRASE);
        assertThat(new SealException(Reason.DAMAGED)).hasMessage("DAMAGED");
    }

    @Test
    void whileThereIsASealedFileTheKeyringGetsNothingAndSaysNothingAgainstIt() throws Exception {
        var keyring = new SessionSecrets();
        keyring.keep(MAIL, "from the keyring");
        keyring.keep(HOOK, "https://hooks.example/x");
        var secrets = new PlacedSecrets(sealed(), keyring);
        assertThat(secrets.read(MAIL)).contains("from the keyring");

        secrets.seal(PASSPHRASE.toCharArray(), Settings.standard());

        assertThat(secrets.place()).isEqualTo(Secrets.Place.SEALED_FILE);
        assertThat(secrets.read(MAIL)).contains("from the keyring");
        assertThat(keyring.read(MAIL)).as("it moved").isEmpty();
        keyring.keep(MAIL, "older");
        assertThat(secrets.read(MAIL)).contains("from the keyring");
        secrets.sealed().close();
        assertThat(secrets.read(MAIL)).as("closed, it has nothing to say").isEmpty();
        secrets.sealed().open(PASSPHRASE.toCharArray());
        secrets.keep(MAIL, "newest");
        assertThat(keyring.read(MAIL)).isEmpty();
        secrets.forget(MAIL);
        assertThat(secrets.read(MAIL)).isEmpty();
        secrets.sealed().remove();
        assertThat(secrets.keep(MAIL, "again")).isEqualTo(Secrets.Place.THIS_SESSION);
        assertThat(keyring.read(MAIL)).contains("again");
    }
}
