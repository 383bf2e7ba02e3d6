package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunLimits;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// All runs that this window knows: what works, what waits for its turn, what has ended.
public final class TransfersViewModel {
    private final Wording wording;
    private final LimitsViewModel limits;
    private final Function<RunCardViewModel, Optional<Runnable>> retry;
    private final FilteredList<RunCardViewModel> working;
    private final FilteredList<RunCardViewModel> queued;
    private final FilteredList<RunCardViewModel> ended;

    /// @param runs   to be shown
    /// @param limits of all of them together
    /// @param retry  what starts a run once more, if anything does
    public TransfersViewModel(
            Runs runs, LimitsViewModel limits, Function<RunCardViewModel, Optional<Runnable>> retry, Wording wording) {
        this.wording = wording;
        this.limits = limits;
        this.retry = retry;
        this.working = runs(runs, card -> !over(card) && !waits(card));
        this.queued = runs(runs, card -> !over(card) && waits(card));
        this.ended = runs(runs, card -> over(card) && !nothingToTell(card));
    }

    private static FilteredList<RunCardViewModel> runs(Runs runs, Predicate<RunCardViewModel> which) {
        return new FilteredList<>(
                runs.cards(), card -> !card.dismissedProperty().get() && which.test(card));
    }

    private static boolean over(RunCardViewModel card) {
        return card.endedProperty().get();
    }

    private static boolean waits(RunCardViewModel card) {
        return card.queuedProperty().get();
    }

    /// Every start of the program looks for leftovers; that there were none is no news.
    private static boolean nothingToTell(RunCardViewModel card) {
        return card.kind() == RunKind.CLEAN_UP && card.toneProperty().get() == Tone.OK;
    }

    /// What works, newest first.
    public ObservableList<RunCardViewModel> working() {
        return working;
    }

    /// What waits for its turn, newest first.
    public ObservableList<RunCardViewModel> queued() {
        return queued;
    }

    /// What has ended and nobody has put away, newest first.
    public ObservableList<RunCardViewModel> ended() {
        return ended;
    }

    /// Whether there is nothing at all.
    public BooleanBinding nothing() {
        return Bindings.isEmpty(working).and(Bindings.isEmpty(queued)).and(Bindings.isEmpty(ended));
    }

    /// How many work, how many have ended.
    public StringBinding counted() {
        return Bindings.createStringBinding(
                () -> wording.get("transfers.counted", working.size() + queued.size(), ended.size()),
                working,
                queued,
                ended);
    }

    /// Why runs wait, in one sentence.
    public ObservableValue<String> rule() {
        return limits.limitsProperty().map(this::rule);
    }

    private String rule(RunLimits now) {
        return wording.get("transfers.queue.rule", now.runsAtOnce(), now.runsPerStorageDomain());
    }

    /// The limits.
    public LimitsViewModel limits() {
        return limits;
    }

    /// What starts a run once more.
    Optional<Runnable> retry(RunCardViewModel card) {
        return retry.apply(card);
    }

    /// Puts all ended runs away.
    public void dismissAll() {
        List.copyOf(ended).forEach(RunCardViewModel::dismiss);
    }
}
