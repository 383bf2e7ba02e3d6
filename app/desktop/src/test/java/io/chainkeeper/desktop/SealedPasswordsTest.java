package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.connect.Doors;
import io.chainkeeper.desktop.eyes.CutTexts;
import io.chainkeeper.desktop.eyes.Unnamed;
import io.chainkeeper.jobs.settings.SealedSecrets;
import io.chainkeeper.jobs.settings.SealedSecrets.State;
import io.chainkeeper.jobs.settings.SecretName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// A window on a computer without a keyring, whose passwords are sealed in a file. Nothing here uses a mouse.
class SealedPasswordsTest extends WindowTest {
    private static final String FIRST = "zwolf Huhner auf dem Dach";
    private static final String SECOND = "dreizehn Huhner im Garten";

    private Path folder;
    private SealedSecrets sealed;

    @Override
    Parameter parameter(Path temporary) {
        folder = temporary;
        return new Parameter(false, Optional.empty(), false, 0);
    }

    @Override
    Belongings belongings(Path folder) throws Exception {
        Belongings.in(folder).secrets().sealed().make(FIRST.toCharArray(), Map.of(SecretName.mailPassword(), "geheim"));
        Belongings here = Belongings.in(folder);
        sealed = here.secrets().sealed();
        return here;
    }

    private static Optional<DialogPane> dialogue() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window ->
                        window.getScene() == null ? null : window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst();
    }

    private static boolean says(String words) {
        return dialogue().stream()
                .flatMap(pane -> pane.lookupAll(".label").stream())
                .anyMatch(node -> node instanceof Labeled label
                        && node.isVisible()
                        && label.getText() != null
                        && label.getText().contains(words));
    }

    private void untilAsked(String header) throws Exception {
        until(
                "it is asked: " + header,
                () -> says(header) && dialogue().orElseThrow().getScene().getFocusOwner() instanceof PasswordField);
        targetWindow(dialogue().orElseThrow().getScene().getWindow());
        everythingCanBeRead();
    }

    private void everythingCanBeRead() {
        WaitForAsyncUtils.waitForFxEvents();
        interact(() -> {
            DialogPane pane = dialogue().orElseThrow();
            pane.applyCss();
            pane.layout();
            assertThat(Stream.concat(CutTexts.in(pane).stream(), Unnamed.in(pane).stream()))
                    .isEmpty();
            assertThat(pane.prefHeight(pane.getWidth()))
                    .as("the height that all of it takes")
                    .isLessThanOrEqualTo(pane.getScene().getHeight());
        });
    }

    /// Types into the dialogue's fields, in their order, and presses Enter.
    private void answer(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (i > 0) {
                push(KeyCode.TAB);
            }
            write(words[i]);
        }
        push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void openPasswords() throws Exception {
        Doors.Entry entry = window().doors().open(folder.resolve("my-repository"));
        interact(entry::enter);
        until("the rail is there", () -> sees("#settingsItem"));
        interact(() -> seen("#settingsItem", ToggleButton.class).fire());
        until("the sections are listed", () -> sees("#passwordsSection"));
        interact(() -> seen("#passwordsSection", ToggleButton.class).fire());
    }

    @Test
    void thePassphraseIsAskedForOnceAndAWrongOneCanBeTypedAgain() throws Exception {
        untilAsked("Your passwords are sealed");
        photograph("passphrase-open");
        answer(SECOND);
        until("it is refused", () -> says("That is not the passphrase"));
        everythingCanBeRead();
        photograph("passphrase-refused");
        answer(FIRST);
        until("it is taken", () -> dialogue().isEmpty());
        assertThat(sealed.state()).isEqualTo(State.OPEN);
        assertThat(sealed.read(SecretName.mailPassword())).contains("geheim");
        openPasswords();
        until("it is told", () -> reads("sealed by your passphrase. It was given"));
        photo("settings-passwords");
    }

    @Test
    void whoDoesNotGiveItIsLeftAloneAndMayGiveChangeAndForgetItInTheSettings() throws Exception {
        untilAsked("Your passwords are sealed");
        push(KeyCode.ESCAPE);
        until("it is left alone", () -> dialogue().isEmpty());
        openPasswords();
        until("it is told", () -> reads("which was not given yet") && sees("#open"));

        tabTo("#open");
        push(KeyCode.SPACE);
        untilAsked("Your passwords are sealed");
        answer(FIRST);
        until("it is open", () -> dialogue().isEmpty() && sees("#change"));

        tabTo("#change");
        push(KeyCode.SPACE);
        untilAsked("Change the passphrase");
        answer(FIRST, SECOND, FIRST);
        until("two different ones are not taken", () -> says("Enter the same passphrase once more"));
        push(KeyCode.ESCAPE);
        until("nothing has changed", () -> dialogue().isEmpty());
        push(KeyCode.SPACE);
        untilAsked("Change the passphrase");
        answer(FIRST, SECOND, SECOND);
        until("it is changed", () -> dialogue().isEmpty());
        new SealedSecrets(folder.resolve("config")).open(SECOND.toCharArray());

        tabTo("#remove");
        push(KeyCode.SPACE);
        until("what is lost is told", () -> reads("All sealed passwords and secret addresses are lost"));
        photo("settings-passwords-remove");
        tabTo("#removeNow");
        push(KeyCode.SPACE);
        until("it is gone", () -> reads("no keyring answers on this computer") && sees("#make"));
        assertThat(sealed.file()).doesNotExist();

        tabTo("#make");
        push(KeyCode.SPACE);
        untilAsked("Seal passwords in a file");
        photograph("passphrase-make");
        answer(SECOND, SECOND);
        until("it is made", () -> dialogue().isEmpty() && sees("#close"));
        assertThat(sealed.state()).isEqualTo(State.OPEN);
    }

    private void photograph(String name) {
        interact(() -> {
            try {
                Photo.of(dialogue().orElseThrow().getScene(), name);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
