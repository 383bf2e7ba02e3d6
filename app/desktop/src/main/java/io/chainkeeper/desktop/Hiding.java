package io.chainkeeper.desktop;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.edge.Sampler;
import io.chainkeeper.desktop.tray.Tray;
import io.chainkeeper.desktop.tray.TrayViewModel;
import java.time.Duration;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Subscription;

/// The window in the background: an icon in the tray stands for it, or, where the system has no tray, it stays
/// as a minimised window. Either way it can be found again. Used on the FX thread only.
final class Hiding {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Stage stage;
    private final Background background;
    private Optional<Away> away = Optional.empty();

    /// While the window is hidden.
    private record Away(Tray tray, Sampler looking, Subscription saying) {
        void end() {
            looking.stop();
            saying.unsubscribe();
            tray.remove();
        }
    }

    Hiding(Stage stage, Background background) {
        this.stage = stage;
        this.background = background;
    }

    /// Puts the window away.
    ///
    /// @param model  what the icon says
    /// @param backUp begins what is due
    /// @param quit   ends the program
    void hide(TrayViewModel model, Runnable backUp, Runnable quit) {
        if (away.isPresent()) {
            return;
        }
        Platform.setImplicitExit(false);
        stage.setIconified(true);
        var choices = new Tray.Choices(this::comeBack, backUp, quit);
        background.ask(
                "tray",
                () -> Tray.supported() ? Tray.show(model, choices) : Optional.<Tray>empty(),
                tray -> tray.ifPresent(shown -> leave(model, shown)),
                _ -> {});
    }

    private void leave(TrayViewModel model, Tray tray) {
        Sampler looking = new Sampler(LOOK);
        looking.watch(model::look);
        model.look();
        away = Optional.of(new Away(tray, looking, model.standingProperty().subscribe(tray::say)));
        stage.hide();
    }

    /// Brings the window back to the front.
    void comeBack() {
        away.ifPresent(Away::end);
        away = Optional.empty();
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /// Takes the icon away, for the program ends.
    void end() {
        away.ifPresent(Away::end);
        away = Optional.empty();
    }
}
