package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.edge.Sampling;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Every run that this window has started, newest first.
public final class Runs {
    private final Background background;
    private final Sampling sampling;
    private final Wording wording;
    private final ObservableList<RunCardViewModel> cards = FXCollections.observableArrayList(
            card -> new javafx.beans.Observable[] {card.endedProperty(), card.dismissedProperty()});
    private final ObservableList<RunCardViewModel> shown = FXCollections.unmodifiableObservableList(cards);
    private final List<BiConsumer<RunCardViewModel, Outcome>> listeners = new ArrayList<>();

    /// @param background brings a run's end to the edge
    /// @param sampling   looks at it until then
    public Runs(Background background, Sampling sampling, Wording wording) {
        this.background = background;
        this.sampling = sampling;
        this.wording = wording;
    }

    /// Watches a run from now to its end.
    public RunCardViewModel follow(Run run) {
        return follow(run, Optional.empty());
    }

    /// Watches a run that was started on a VM's behalf, even if the run itself is about a point only.
    public RunCardViewModel follow(Run run, UUID vm) {
        return follow(run, Optional.of(vm));
    }

    private RunCardViewModel follow(Run run, Optional<UUID> vm) {
        RunCardViewModel card = new RunCardViewModel(run, vm, wording);
        Runnable look = card::look;
        cards.addFirst(card);
        sampling.watch(look);
        run.outcome()
                .thenAccept(outcome -> background.tell(() -> {
                    sampling.unwatch(look);
                    listeners.forEach(listener -> listener.accept(card, outcome));
                }));
        return card;
    }

    /// Calls whenever a run has ended, on the edge, after its card was brought up to date.
    public void whenEnded(BiConsumer<RunCardViewModel, Outcome> listener) {
        listeners.add(listener);
    }

    /// The cards, newest first.
    public ObservableList<RunCardViewModel> cards() {
        return shown;
    }

    /// The card to show on a VM's page: the newest that nobody has put away.
    public Optional<RunCardViewModel> of(UUID vm) {
        return cards.stream()
                .filter(card -> !card.dismissedProperty().get())
                .filter(card -> card.vm().equals(Optional.of(vm)))
                .findFirst();
    }

    /// Runs that have not ended.
    public List<RunCardViewModel> active() {
        return cards.stream().filter(card -> !card.endedProperty().get()).toList();
    }

    /// How many have not ended.
    public IntegerBinding activeCount() {
        return Bindings.createIntegerBinding(() -> active().size(), cards);
    }
}
