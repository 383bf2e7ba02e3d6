package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.watch.RunCardController.Form;
import io.chainkeeper.desktop.wording.Wording;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/// Makes the card of a run, wherever one is shown.
public final class RunCards {
    private final Views views;
    private final Wording wording;

    /// @param views read the card's file
    public RunCards(Views views, Wording wording) {
        this.views = views;
        this.wording = wording;
    }

    /// A new card, bound to its run, that can be put away when it has ended.
    public Parent of(RunCardViewModel model) {
        return card(model, new Form(true, Optional.empty(), Optional.empty()));
    }

    /// A new card that stays as long as what it stands in.
    public Parent lasting(RunCardViewModel model) {
        return card(model, new Form(false, Optional.empty(), Optional.empty()));
    }

    /// A new card with everything: the rate over time, the disk's map, and another try after a failure.
    ///
    /// @param limit what all rates together stay below, in bytes per second; 0 is nothing
    /// @param retry starts the same once more
    Parent whole(RunCardViewModel model, ObservableValue<Long> limit, Optional<Runnable> retry) {
        boolean pictured = model.kind().movesBytes() && !model.endedProperty().get();
        return card(
                model,
                new Form(
                        true,
                        pictured ? Optional.of(new RunPictures(model, limit, wording)) : Optional.empty(),
                        retry));
    }

    private Parent card(RunCardViewModel model, Form form) {
        return views.load("run-card", new RunCardController(model, wording, form));
    }
}
