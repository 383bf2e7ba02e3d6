package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/// The lab's panel in the window: a trouble is ordered, strikes a backup, and the backup survives it.
class LabPanelTest extends WindowTest {
    @Override
    Parameter parameter(Path temporary) {
        return new Parameter(true, Optional.of(temporary.resolve("lab")), false, 0);
    }

    @Test
    void aTroubleIsOrderedAndStrikes() throws Exception {
        until("the guided VM's page is open", () -> reads("No restore points yet"));
        interact(() -> seen("#labItem", ToggleButton.class).fire());
        until(
                "the guests are seen",
                () -> !seen("#guests", TableView.class).getItems().isEmpty());
        interact(() -> seen("#order", Button.class).fire());
        until("it waits", () -> reads("waits since"));
        photo("lab");
        resize(1024, 700);
        photo("lab-small");
        interact(() -> seen("#act", Button.class).fire());
        until("it has struck", () -> reads("struck at"));
        until("the backup is done all the same", () -> reads("Now let the guest"));
        assertThat(reads("The connection breaks, after 8.0 MiB")).isTrue();
        photo("lab-struck");
    }
}
