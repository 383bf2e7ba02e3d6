package io.chainkeeper.desktop.begin;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.repository.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The first backups: started together, followed to the end of the last.
final class FirstBackups {
    /// How far they are.
    ///
    /// @param total  how many were started
    /// @param ended  how many have ended
    /// @param good   how many of these made a point
    /// @param active those that have not ended
    /// @param failed those that ended without a point
    record Progress(int total, int ended, int good, List<RunCardViewModel> active, List<RunCardViewModel> failed) {
        Progress {
            active = List.copyOf(active);
            failed = List.copyOf(failed);
        }

        boolean over() {
            return total > 0 && ended == total;
        }
    }

    private final Desk desk;
    private final List<RunCardViewModel> cards = new ArrayList<>();
    private final List<UUID> good = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(new Progress(0, 0, 0, List.of(), List.of()));
    private Optional<Point> point = Optional.empty();

    FirstBackups(Desk desk) {
        this.desk = desk;
        desk.runs().whenEnded(this::ended);
    }

    /// Saves the plan if there is one, and starts. Takes its time: not for the FX thread.
    List<Run> start(Optional<Plan> plan, Set<UUID> vms) throws WorkplaceException {
        if (plan.isPresent()) {
            Plan kept = desk.workplace().plans().save(plan.get());
            return desk.workplace().plans().runNow(kept.id());
        }
        List<Run> runs = new ArrayList<>();
        for (UUID vm : vms) {
            runs.add(desk.workplace().backup(vm, BackupOptions.standard()));
        }
        return runs;
    }

    /// Follows what was started.
    void follow(List<Run> runs) {
        runs.stream().map(desk.runs()::follow).forEach(cards::add);
        tell();
    }

    private void ended(RunCardViewModel card, Outcome outcome) {
        if (cards.contains(card)) {
            if (outcome instanceof Outcome.Completed(Result.BackedUp made, var _)) {
                good.add(card.id());
                point = point.or(() -> Optional.of(made.point()));
            }
            tell();
        }
    }

    private void tell() {
        List<RunCardViewModel> active =
                cards.stream().filter(card -> !card.endedProperty().get()).toList();
        List<RunCardViewModel> failed = cards.stream()
                .filter(card -> card.endedProperty().get() && !good.contains(card.id()))
                .toList();
        progress.set(new Progress(cards.size(), cards.size() - active.size(), good.size(), active, failed));
    }

    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The first point that was made.
    Optional<Point> point() {
        return point;
    }
}
