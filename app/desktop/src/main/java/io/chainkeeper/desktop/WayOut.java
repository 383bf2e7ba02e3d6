package io.chainkeeper.desktop;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.settings.Preferences;
import io.chainkeeper.desktop.tray.TrayViewModel;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import java.util.Optional;
import javafx.stage.Stage;

/// What closing the window comes to: the program ends, stays in the background, or the person is asked. Used on the FX
/// thread only.
final class WayOut {
    private final Stage stage;
    private final Background background;
    private final Preferences preferences;
    private final OpenPlace place;
    private final Hiding hiding;
    private final Shown shown;

    /// What the window shows at the moment.
    interface Shown {
        /// The runs that it follows.
        Optional<Runs> runs();

        /// The desk that its screens stand around.
        Optional<Desk> desk();

        /// The language that it speaks.
        Wording wording();
    }

    WayOut(Stage stage, Background background, Preferences preferences, OpenPlace place, Shown shown) {
        this.stage = stage;
        this.background = background;
        this.preferences = preferences;
        this.place = place;
        this.hiding = new Hiding(stage, background);
        this.shown = shown;
    }

    /// The person closes the window.
    void close() {
        Optional<Wiring.Opened> open = place.now();
        if (open.isEmpty()) {
            quit();
            return;
        }
        background.ask(
                "closing",
                () -> Departure.from(open.get().workplace()),
                this::depart,
                _ -> depart(Departure.unknown()));
    }

    private void depart(Departure departure) {
        String running = Closing.running(shown.runs());
        switch (departure.way(!running.isEmpty(), preferences.now().background().whenClosed())) {
            case QUIT -> quit();
            case BACKGROUND -> hide();
            case ASK -> {
                switch (Closing.askToClose(stage, running, shown.wording())) {
                    case BACKGROUND -> hide();
                    case STOP -> quit();
                    case STAY -> {}
                }
            }
        }
    }

    private void hide() {
        shown.desk().ifPresent(open -> {
            TrayViewModel model = new TrayViewModel(open);
            hiding.hide(model, model::backUpNow, this::quit);
        });
    }

    /// Brings the window to the front, from wherever it is.
    void comeBack() {
        hiding.comeBack();
    }

    private void quit() {
        hiding.end();
        stage.hide();
        Closing.exitAfter(place::endForGood);
    }
}
