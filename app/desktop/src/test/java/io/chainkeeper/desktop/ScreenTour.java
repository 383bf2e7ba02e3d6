package io.chainkeeper.desktop;

import atlantafx.base.controls.Notification;
import io.chainkeeper.desktop.connect.Doors;
import io.chainkeeper.desktop.settings.Section;
import io.chainkeeper.desktop.shell.Screen;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.lab.DemoDataCentre;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Photographs every screen in both themes, with some weeks of the demo data centre, and pastes a sheet per theme.
///
/// Not a test of its own accord: `./run screenshots` runs it. A screen that is new is photographed because it is on
/// the rail.
@ParameterizedClass
@ValueSource(strings = {"en-GB", "de-DE"})
class ScreenTour extends WindowTest {
    private static final int WIZARD_STEPS = 8;
    private static final int MOVED = 300;
    private final Path album = Path.of(System.getProperty("screenshots", "target/screenshots/tour"));
    private final Map<Theme, List<Path>> photos = new EnumMap<>(Theme.class);
    private final Locale before = Locale.getDefault();
    private final Locale language;
    private int number;

    /// A short name where there is one: it stands in every picture.
    @TempDir(factory = ShortName.class)
    static Path folder;

    private static Lab lab;

    static final class ShortName implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            Path wanted = Path.of(System.getProperty("java.io.tmpdir"), "vms");
            return Files.exists(wanted) ? Files.createTempDirectory("vms") : Files.createDirectory(wanted);
        }
    }

    /// @param tag of the language that the window speaks
    ScreenTour(String tag) {
        language = Locale.forLanguageTag(tag);
    }

    @BeforeAll
    static void keepSomeDays() throws Exception {
        lab = Lab.start(LabOptions.fast(folder.resolve("engine")));
        DemoDataCentre.plant(lab, 1);
        KeptDays kept = new KeptDays(lab, folder);
        kept.nights();
        kept.plan();
    }

    @AfterAll
    static void stopTheLab() throws Exception {
        lab.close();
    }

    @Override
    Parameter parameter(Path temporary) {
        Locale.setDefault(language);
        return new Parameter(false, Optional.empty(), false, 0);
    }

    @Override
    Belongings belongings(Path data) throws Exception {
        Belongings nobody = super.belongings(data);
        return new Belongings(folder.resolve("data"), nobody.settings(), nobody.first(), nobody.secrets(), language);
    }

    /// News of the first minute would lie on every photograph.
    private void putAwayTheNews() {
        interact(() -> from(scene().getRoot())
                .lookup(".notification")
                .queryAllAs(Notification.class)
                .forEach(news -> Optional.ofNullable(news.getOnClose()).ifPresent(close -> close.handle(null))));
    }

    @AfterEach
    void putBack() {
        Locale.setDefault(before);
    }

    @Test
    void everyScreenIsPhotographed() throws Exception {
        shoot("welcome");
        interact(enter()::enter);
        settle();
        for (Screen screen : Screen.values()) {
            if (screen.onRail() && open(screen)) {
                shoot(screen.name().toLowerCase(Locale.ROOT));
            }
        }
        aVm();
        aPlan();
        theSettings();
        theWizard();
        transfers();
        for (Map.Entry<Theme, List<Path>> each : photos.entrySet()) {
            ContactSheet.of(each.getValue(), album.resolve("sheet-" + suffix(each.getKey())));
        }
    }

    private Doors.Entry enter() throws Exception {
        return window().connect(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        folder.resolve("repository"));
    }

    private boolean open(Screen screen) throws Exception {
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
        shoot("machines-vm");
    }

    private void aPlan() throws Exception {
        open(Screen.SCHEDULES);
        interact(() -> seen(".plan-card .edit", Button.class).fire());
        settle();
        shoot("schedules-plan");
        interact(() -> seen("#cancel", Button.class).fire());
    }

    private void theSettings() throws Exception {
        open(Screen.SETTINGS);
        for (Section section : Section.values()) {
            String name = section.name().toLowerCase(Locale.ROOT);
            interact(() -> seen("#" + name + "Section", ToggleButton.class).fire());
            settle();
            shoot("settings-" + name);
        }
    }

    private void select(String vm) {
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
            until(
                    "the step is complete",
                    () -> sees("#send") || !seen("#next", Button.class).isDisabled());
            settle();
            shoot("restore-" + step);
            if (sees("#send")) {
                break;
            }
            interact(() -> seen("#next", Button.class).fire());
        }
    }

    /// Runs that cannot end while they are photographed.
    private void transfers() throws Exception {
        Workplace place = window().workplace().orElseThrow();
        place.limit(new RunLimits(2, 2, new Bandwidth(2 << 20, List.of())));
        open(Screen.MACHINES);
        for (String vm : new String[] {"app01", "cluster-a", "erp01"}) {
            lab.vm(vm).guest(number).work(MOVED);
            select(vm);
            settle();
            if (sees("#backup") && !seen("#backup", ButtonBase.class).isDisabled()) {
                interact(() -> seen("#backup", ButtonBase.class).fire());
            }
        }
        open(Screen.TRANSFERS);
        until("bytes move", () -> reads("GiB ·") || reads("MiB ·"));
        settle();
        shoot("transfers-running");
        open(Screen.OVERVIEW);
        shoot("overview-running");
    }

    /// Waits until nothing moves any more, but not for ever: some things always do.
    private void settle() throws Exception {
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

    private void shoot(String name) throws IOException {
        number++;
        putAwayTheNews();
        Files.createDirectories(album);
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            wear(theme);
            Path file = album.resolve("%02d-%s-%s".formatted(number, name, suffix(theme)));
            interact(() -> Photo.as(scene(), file));
            photos.computeIfAbsent(theme, _ -> new ArrayList<>()).add(file);
        }
        wear(Theme.LIGHT);
    }

    private String suffix(Theme theme) {
        String density = scene().getWindow().getOutputScaleX() > 1 ? "@2x" : "";
        return theme.name().toLowerCase(Locale.ROOT) + "-" + language.getLanguage() + density + ".png";
    }
}
