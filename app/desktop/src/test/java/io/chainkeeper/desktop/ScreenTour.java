package io.chainkeeper.desktop;

import atlantafx.base.controls.Notification;
import io.chainkeeper.desktop.shell.Screen;
import io.chainkeeper.desktop.shell.Theme;
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
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Photographs every screen in both themes, with some weeks of the demo data centre, and pastes a sheet per theme.
///
/// Not a test of its own accord: `./run screenshots` runs it. A screen that is new is photographed because it is on
/// the rail.
@ParameterizedClass
@ValueSource(strings = {"en-GB", "de-DE"})
class ScreenTour extends Walk {
    private static final int MOVED = 300;
    private final Path album = Path.of(System.getProperty("screenshots", "target/screenshots/tour"));
    private final Map<Theme, List<Path>> photos = new EnumMap<>(Theme.class);
    private final Locale before = Locale.getDefault();
    private int number;

    /// @param tag of the language that the window speaks
    ScreenTour(String tag) {
        super(tag);
    }

    @BeforeAll
    static void keepSomeDays() throws Exception {
        lab = Lab.start(LabOptions.fast(folder.resolve("engine")));
        DemoDataCentre.plant(lab, 1);
        KeptDays kept = new KeptDays(lab, folder);
        kept.nights();
        kept.plan();
    }

    @Override
    Parameter parameter(Path temporary) {
        Locale.setDefault(language);
        return new Parameter(false, Optional.empty(), false, 0);
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
        walk();
        transfers();
        for (Map.Entry<Theme, List<Path>> each : photos.entrySet()) {
            ContactSheet.of(each.getValue(), album.resolve("sheet-" + suffix(each.getKey())));
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
        arrive("transfers-running");
        open(Screen.OVERVIEW);
        arrive("overview-running");
    }

    @Override
    void arrive(String name) throws IOException {
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
