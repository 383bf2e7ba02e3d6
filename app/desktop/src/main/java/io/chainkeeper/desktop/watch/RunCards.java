package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.wording.Wording;
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
        return card(model, true);
    }

    /// A new card that stays as long as what it stands in.
    public Parent lasting(RunCardViewModel model) {
        return card(model, false);
    }

    private Parent card(RunCardViewModel model, boolean dismissable) {
        return views.load("run-card", new RunCardController(model, wording, dismissable));
    }
}
