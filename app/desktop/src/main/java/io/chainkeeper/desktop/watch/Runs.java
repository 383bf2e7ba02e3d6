package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.edge.Sampling;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.Workplace;
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

/// Every run that this window has started or heard of, newest first.
public final class Runs {
    /// More ended runs than that are not kept; the activity screen has them all.
    private static final int MOST_ENDED = 50;

    private final Background background;
    private final Sampling sampling;
    private final Wording wording;
    private final ObservableList<RunCardViewModel> cards = FXCollections.observableArrayList(card ->
            new javafx.beans.Observable[] {card.endedProperty(), card.dismissedProperty(), card.queuedProperty()});
    private final ObservableList<RunCardViewModel> shown = FXCollections.unmodifiableObservableList(cards);
    private final List<BiConsumer<RunCardViewModel, Outcome>> listeners = new ArrayList<>();
    private boolean asking;
    private boolean heard;

    /// What a workplace says about its runs.
    private record Known(List<Run> recent, List<Run> active) {}

    /// @param background brings a run's end to the edge
    /// @param sampling   looks at it until then
    public Runs(Background background, Sampling sampling, Wording wording) {
        this.background = background;
        this.sampling = sampling;
        this.wording = wording;
    }

    /// Follows every run of a workplace, whoever starts it: a plan, the agent, the command line.
    ///
    /// @param pulse beats about once a second
    /// @return stops it
    public Runnable attend(Workplace workplace, Sampling pulse) {
        Runnable beat = () -> ask(workplace);
        pulse.watch(beat);
        return () -> {
            asking = true; // the last beat asks nothing any more
            pulse.unwatch(beat);
        };
    }

    private void ask(Workplace workplace) {
        if (!asking) {
            asking = true;
            background.ask(
                    "runs",
                    () -> {
                        // In this order: a run that ends in between is in both lists, not in none.
                        List<Run> active = workplace.activeRuns();
                        return new Known(workplace.recentRuns(), active);
                    },
                    this::take,
                    _ -> asking = false);
        }
    }

    private void take(Known known) {
        asking = false;
        known.recent().reversed().stream().filter(this::isNew).forEach(run -> add(run, heard));
        known.active().stream().filter(this::isNew).forEach(run -> add(run, true));
        heard = true;
    }

    private boolean isNew(Run run) {
        return cards.stream().noneMatch(card -> card.id().equals(run.id()));
    }

    /// Watches a run from now to its end.
    public RunCardViewModel follow(Run run) {
        return cards.stream()
                .filter(card -> card.id().equals(run.id()))
                .findFirst()
                .orElseGet(() -> add(run, true));
    }

    /// Watches a run that was started on a VM's behalf, even if the run itself is about a point only.
    public RunCardViewModel follow(Run run, UUID vm) {
        RunCardViewModel card = follow(run);
        card.startedFor(vm);
        return card;
    }

    /// @param news whether its end is told
    private RunCardViewModel add(Run run, boolean news) {
        RunCardViewModel card = new RunCardViewModel(run, wording);
        forgetTheOldest();
        cards.addFirst(card);
        if (!news) {
            return card;
        }
        Runnable look = card::look;
        sampling.watch(look);
        run.outcome()
                .thenAccept(outcome -> background.tell(() -> {
                    sampling.unwatch(look);
                    listeners.forEach(listener -> listener.accept(card, outcome));
                }));
        return card;
    }

    private void forgetTheOldest() {
        List<RunCardViewModel> ended =
                cards.stream().filter(card -> card.endedProperty().get()).toList();
        if (ended.size() >= MOST_ENDED) {
            cards.remove(ended.getLast());
        }
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
