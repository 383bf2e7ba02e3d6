package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The first screen, and the way through its first door to an engine that is reached like any other.
class DoorsTest extends WindowTest {
    private Path folder;
    private Lab engine;

    @Override
    Parameter parameter(Path temporary) throws Exception {
        folder = temporary;
        engine = Lab.start(LabOptions.fast(temporary.resolve("engine")));
        engine.add(VmSpec.up("web01", DiskSpec.seeded("web01-system", 1L << 30, 4 << 20, 1)));
        return new Parameter(false, Optional.empty(), false, 0);
    }

    @AfterEach
    void stopTheEngine() throws Exception {
        engine.close();
    }

    @Test
    void anEngineIsConnectedAfterADecisionOnItsCertificate() throws Exception {
        photo("welcome");
        everyControlHasAName();
        interact(() -> seen("#connectDoor", Button.class).fire());
        until("the form is shown", () -> sees("#address"));
        photo("connect");
        type("#address", engine.engineUrl().toString());
        interact(() -> seen("#fetch", Button.class).fire());
        until("the certificate is shown", () -> sees("#sha256"));
        assertThat(seen("#connect", Button.class).isDisabled()).isTrue();
        type("#user", engine.user());
        type("#password", engine.password());
        type("#folder", folder.resolve("repository").toString());
        photo("connect-certificate");
        everyControlHasAName();
        interact(() -> seen("#trusted", CheckBox.class).setSelected(true));
        until("nothing is missing", () -> !seen("#connect", Button.class).isDisabled());
        interact(() -> seen("#connect", Button.class).fire());
        until("the first steps are offered", () -> sees("#vms") && reads("1 of 1 chosen"));
        photo("begin");
        everyControlHasAName();
        interact(() -> seen("#overviewItem", ToggleButton.class).fire());
        photo("overview-new");
        everyControlHasAName();
        interact(() -> seen("#machinesItem", ToggleButton.class).fire());
        until(
                "the engine's VM is listed",
                () -> sees("#table")
                        && seen("#table", TableView.class).getItems().size() == 1);
        assertThat(sees("#act")).as("a guide without a lab").isFalse();
        photo("connected");
        everyControlHasAName();
        for (String item : new String[] {"#transfersItem", "#pointsItem"}) {
            interact(() -> seen(item, ToggleButton.class).fire());
            everyControlHasAName();
        }
        photo("points-empty");
    }

    @Test
    void whatWasConnectedIsOpenedAgainByOneClick() throws Exception {
        interact(() -> seen("#connectDoor", Button.class).fire());
        until("the form is shown", () -> sees("#address"));
        fillIn();
        interact(() -> seen("#rememberPassword", CheckBox.class).setSelected(true));
        interact(() -> seen("#connect", Button.class).fire());
        until("the window's screens are there", () -> sees("#leave"));
        until("nothing runs", () -> reads("Ready."));
        interact(() -> seen("#leave", Button.class).fire());
        until("the connection is offered", () -> sees(".again"));
        photo("welcome-again");
        everyControlHasAName();

        interact(() -> seen(".again", Button.class).fire());
        until("the window's screens are there again", () -> sees("#leave"));
    }

    @Test
    void aPasswordThatIsNotKeptIsAskedFor() throws Exception {
        interact(() -> seen("#connectDoor", Button.class).fire());
        until("the form is shown", () -> sees("#address"));
        fillIn();
        interact(() -> seen("#connect", Button.class).fire());
        until("the window's screens are there", () -> sees("#leave"));
        until("nothing runs", () -> reads("Ready."));
        interact(() -> seen("#leave", Button.class).fire());
        until("the connection is offered", () -> sees(".again"));

        interact(() -> seen(".again", Button.class).fire());
        until("the password is asked for", () -> sees("#question"));
        photo("welcome-password");
        everyControlHasAName();
        type("#password", "wrong");
        interact(() -> seen("#goOn", Button.class).fire());
        until("the refusal is told", () -> sees("#trouble"));
        type("#password", engine.password());
        interact(() -> seen("#goOn", Button.class).fire());
        until("the window's screens are there again", () -> sees("#leave"));
    }

    private void fillIn() throws Exception {
        type("#address", engine.engineUrl().toString());
        interact(() -> seen("#fetch", Button.class).fire());
        until("the certificate is shown", () -> sees("#sha256"));
        type("#user", engine.user());
        type("#password", engine.password());
        type("#folder", folder.resolve("repository").toString());
        interact(() -> seen("#trusted", CheckBox.class).setSelected(true));
        until("nothing is missing", () -> !seen("#connect", Button.class).isDisabled());
    }

    private void type(String query, String text) {
        interact(() -> seen(query, TextInputControl.class).setText(text));
    }

    /// What takes the keyboard's focus must tell a screen reader what it is.
    private void everyControlHasAName() {
        var nameless = new TreeSet<String>();
        interact(() -> collect(scene().getRoot(), nameless));
        assertThat(nameless).isEmpty();
    }

    private static void collect(Node node, TreeSet<String> nameless) {
        if (!node.isVisible()) {
            return;
        }
        boolean named = node.getAccessibleText() != null
                || node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isEmpty()
                || node.queryAccessibleAttribute(javafx.scene.AccessibleAttribute.LABELED_BY) != null;
        if (node.isFocusTraversable() && !named && node.getParent() != null) {
            nameless.add(node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
        }
    }
}
