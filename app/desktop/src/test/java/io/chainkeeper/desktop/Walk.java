package io.chainkeeper.desktop;

import io.chainkeeper.desktop.connect.Doors;
import io.chainkeeper.desktop.settings.Section;
import io.chainkeeper.desktop.shell.Screen;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/// Goes through the pages of the window, with some days of the demo data centre behind them.
abstract class Walk extends WindowTest {
    private static final int WIZARD_STEPS = 8;

    /// A short name where there is one: it stands in every picture.
    @TempDir(factory = ShortName.class)
    static Path folder;

    static Lab lab;

    static final class ShortName implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            Path wanted = Path.of(System.getProperty("java.io.tmpdir"), "vms");
            return Files.exists(wanted) ? Files.createTempDirectory("vms") : Files.createDirectory(wanted);
        }
    }

    final Locale language;

    /// @param tag of the language that the window speaks
    Walk(String tag) {
        language = Locale.forLanguageTag(tag);
    }

    @AfterAll
    static void stopTheLab() throws Exception {
        lab.close();
    }

    @Override
    Belongings belongings(Path data) throws Exception {
        Belongings nobody = super.belongings(data);
        return new Belongings(folder.resolve("data"), nobody.settings(), nobody.first(), nobody.secrets(), language);
    }

    /// Told of each page as soon as nothing moves on it any more.
    abstract void arrive(String page) throws Exception;

    /// Every page that is reached without changing anything: the first one, the rail's screens, a VM's page, a plan,
    /// the parts of the settings, and the restore wizard as far as the review.
    final void walk() throws Exception {
        arrive("welcome");
        interact(enter()::enter);
        settle();
        for (Screen screen : Screen.values()) {
            if (screen.onRail() && open(screen)) {
                arrive(screen.name().toLowerCase(Locale.ROOT));
            }
        }
        aVm();
        aPlan();
        theSettings();
        theWizard();
    }

    private Doors.Entry enter() throws Exception {
        return window().doors()
                .connect(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        folder.resolve("repository"),
                        Doors.Keep.NOTHING);
    }

    final boolean open(Screen screen) throws Exception {
        String item = "#" + screen.name().toLowerCase(Locale.ROOT) + "Item";
        if (!sees(item)) {
            return false;
        }
        interact(() -> seen(item, ToggleButton.class).fire());
        settle();
        return true;
    }

    private void aVm() throws Exception {
        open(Screen.MACHINES);
        select("db01");
        settle();
        arrive("machines-vm");
    }

    private void aPlan() throws Exception {
        open(Screen.SCHEDULES);
        interact(() -> seen(".plan-card .edit", Button.class).fire());
        settle();
        arrive("schedules-plan");
        interact(() -> seen("#cancel", Button.class).fire());
    }

    private void theSettings() throws Exception {
        open(Screen.SETTINGS);
        for (Section section : Section.values()) {
            String name = section.name().toLowerCase(Locale.ROOT);
            interact(() -> seen("#" + name + "Section", ToggleButton.class).fire());
            settle();
            arrive("settings-" + name);
        }
    }

    final void select(String vm) {
        TableView<?> table = seen("#table", TableView.class);
        interact(() -> {
            select(table, vm);
            table.requestFocus();
        });
        push(KeyCode.ENTER);
    }

    private static <T> void select(TableView<T> table, String vm) {
        table.getItems().stream()
                .filter(row -> row.toString().contains(vm))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
    }

    /// As far as the review, beyond which something would be sent.
    private void theWizard() throws Exception {
        open(Screen.MACHINES);
        until("a point is chosen", () -> sees("#restorePoint"));
        interact(() -> seen("#restorePoint", Button.class).fire());
        for (int step = 1; step <= WIZARD_STEPS; step++) {
            if (sees("#vmName")) {
                // What is proposed is in the window's language, and a made-up one proposes what no VM can be called.
                interact(() -> seen("#vmName", TextField.class).setText("walked"));
            }
            until(
                    "the step is complete",
                    () -> sees("#send") || !seen("#next", Button.class).isDisabled());
            settle();
            arrive("restore-" + step);
            if (sees("#send")) {
                break;
            }
            interact(() -> seen("#next", Button.class).fire());
        }
    }

    /// Waits until nothing moves any more, but not for ever: some things always do.
    final void settle() throws Exception {
        List<Integer> last = List.of();
        for (int look = 0; look < 12; look++) {
            Thread.sleep(150);
            List<Integer> now = pixels();
            if (now.equals(last)) {
                return;
            }
            last = now;
        }
    }

    /// Every tenth pixel.
    private List<Integer> pixels() {
        List<Integer> found = new ArrayList<>();
        interact(() -> {
            var picture = scene().snapshot(null);
            for (int y = 0; y < picture.getHeight(); y += 10) {
                for (int x = 0; x < picture.getWidth(); x += 10) {
                    found.add(picture.getPixelReader().getArgb(x, y));
                }
            }
        });
        return found;
    }
}
