package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.wording.Wording;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// All runs of this window, what works now and what has ended.
public final class TransfersViewModel {
    private final Wording wording;
    private final FilteredList<RunCardViewModel> cards;

    /// @param runs to be shown
    public TransfersViewModel(Runs runs, Wording wording) {
        this.wording = wording;
        this.cards = new FilteredList<>(
                runs.cards(), card -> !card.dismissedProperty().get());
    }

    /// The cards that nobody has put away, newest first.
    public ObservableList<RunCardViewModel> cards() {
        return cards;
    }

    /// Whether there is none.
    public BooleanBinding nothing() {
        return Bindings.isEmpty(cards);
    }

    /// How many work, how many have ended.
    public StringBinding counted() {
        return Bindings.createStringBinding(this::count, cards);
    }

    private String count() {
        long ended = cards.stream().filter(card -> card.endedProperty().get()).count();
        return wording.get("transfers.counted", cards.size() - ended, ended);
    }
}
