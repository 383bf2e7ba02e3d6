package io.chainkeeper.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chainkeeper.jobs.settings.SealException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is kept or forgotten while the sealed file is closed or can't be written.
class WaitingSecretsTest extends SealedFile {
    private void whileItCantBeWritten(Runnable what) throws IOException {
        Path folder = file().getParent();
        Files.move(folder, folder.resolveSibling("away"));
        Files.writeString(folder, "in the way");
        what.run();
        Files.delete(folder);
        Files.move(folder.resolveSibling("away"), folder);
    }

    @Test
    void whatWasKeptWhileItWasClosedIsPutInWhenItIsOpened() throws Exception {
        made();
        SealedSecrets closed = sealed();
        assertThat(closed.place()).isEqualTo(Secrets.Place.WAITING_FOR_FILE);
        assertThat(closed.keep(MAIL, "neu")).isEqualTo(Secrets.Place.WAITING_FOR_FILE);
        assertThat(closed.read(MAIL)).contains("neu");
        closed.open(PASSPHRASE.toCharArray());
        assertThat(opened().read(MAIL)).contains("neu");
    }

    @Test
    void aFolderThatCantBeWrittenLosesNothing() throws Exception {
        SealedSecrets sealed = made();
        byte[] before = Files.readAllBytes(file());
        whileItCantBeWritten(
                () -> assertThat(sealed.keep(HOOK, "https://hooks.example/x")).isEqualTo(Secrets.Place.THIS_SESSION));
        assertThat(file()).hasBinaryContent(before);
        assertThat(sealed.read(HOOK)).contains("https://hooks.example/x");
    }

    @Test
    void whatWaitsIsSealedTooWhenTheClosedFileGetsAnotherPassphrase() throws Exception {
        made();
        SealedSecrets closed = sealed();
        closed.keep(MAIL, "neu");
        closed.keep(HOOK, "https://hooks.example/x");
        char[] other = "dreizehn Hühner im Garten".toCharArray();
        assertThatExceptionOfType(SealException.class)
                .isThrownBy(() -> closed.change("falsch aber lang genug".toCharArray(), other))
                .extracting(SealException::reason)
                .isEqualTo(Reason.WRONG_PASSPHRASE);
        assertThat(closed.read(HOOK)).as("nothing was written").contains("https://hooks.example/x");

        closed.change(PASSPHRASE.toCharArray(), other);

        SealedSecrets next = sealed();
        next.open(other);
        assertThat(next.read(MAIL)).contains("neu");
        assertThat(next.read(HOOK)).contains("https://hooks.example/x");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWithTheNextChange() throws Exception {
        SealedSecrets sealed = made();
        whileItCantBeWritten(() -> {
            sealed.keep(HOOK, "https://hooks.example/x");
            sealed.keep(MAIL, "older");
        });

        assertThat(sealed.keep(MAIL, "neu")).isEqualTo(Secrets.Place.SEALED_FILE);

        assertThat(opened().read(HOOK)).contains("https://hooks.example/x");
        assertThat(opened().read(MAIL)).as("the change wins").contains("neu");
    }

    @Test
    void whatIsForgottenWhileTheFileIsClosedOrCantBeWrittenStaysForgotten() throws Exception {
        SealedSecrets sealed = made();
        sealed.keep(HOOK, "https://hooks.example/x");
        whileItCantBeWritten(() -> sealed.forget(HOOK));
        SealedSecrets closed = sealed();
        closed.forget(MAIL);
        sealed.keep(new SecretName("engine"), "third");
        closed.open(PASSPHRASE.toCharArray());

        assertThat(closed.read(MAIL)).isEmpty();
        SealedSecrets next = opened();
        assertThat(next.read(MAIL)).isEmpty();
        assertThat(next.read(HOOK)).isEmpty();
        assertThat(next.read(new SecretName("engine"))).contains("third");
    }

    @Test
    void whatIsForgottenBeforeThereIsAFileIsNotForgottenFromAnotherProcesssFile() throws Exception {
        SealedSecrets agent = sealed();
        agent.forget(MAIL);
        made();
        agent.open(PASSPHRASE.toCharArray());
        assertThat(agent.read(MAIL)).contains("geheim");

        agent.close();
        agent.forget(MAIL);
        agent.remove();
        made();
        agent.open(PASSPHRASE.toCharArray());
        assertThat(agent.read(MAIL)).contains("geheim");
    }

    @Test
    void whatWaitsForAFileThatIsRemovedIsStillKnown() throws Exception {
        made();
        var secrets = new PlacedSecrets(sealed(), new SessionSecrets());
        secrets.keep(HOOK, "https://hooks.example/x");
        secrets.sealed().remove();
        assertThat(secrets.read(HOOK)).contains("https://hooks.example/x");
        assertThat(secrets.read(MAIL)).isEmpty();
    }

    @Test
    void whatIsKeptWhileTheFileIsBeingOpenedAndClosedIsNotLost() throws Exception {
        made();
        SealedSecrets one = sealed();
        List<Thread> keepers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = "engine " + i;
            keepers.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n <= 10; n++) {
                    one.keep(new SecretName(name), "secret " + n);
                }
            }));
        }
        for (int i = 0; i < 5; i++) {
            one.open(PASSPHRASE.toCharArray());
            one.close();
        }
        for (Thread keeper : keepers) {
            keeper.join();
        }
        one.open(PASSPHRASE.toCharArray());

        SealedSecrets after = opened();
        for (int i = 0; i < 4; i++) {
            assertThat(after.read(new SecretName("engine " + i))).contains("secret 10");
        }
        assertThat(after.read(MAIL)).contains("geheim");
    }
}
