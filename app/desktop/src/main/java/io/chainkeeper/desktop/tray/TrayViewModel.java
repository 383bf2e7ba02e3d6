package io.chainkeeper.desktop.tray;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.activity.Upcoming;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How things stand, short enough for a tray, and what can be begun from there.
public final class TrayViewModel {
    private final Desk desk;
    private final ReadOnlyObjectWrapper<Standing> standing;
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(false);

    /// What the tray says.
    ///
    /// @param light the dot
    /// @param last  what the last run came to, or what runs now
    /// @param next  what runs next
    public record Standing(Light light, String last, String next) {}

    /// What was found out.
    private record Seen(Optional<RunEntry> last, int running, Optional<Upcoming> next) {}

    /// @param desk asked
    public TrayViewModel(Desk desk) {
        this.desk = desk;
        this.standing = new ReadOnlyObjectWrapper<>(new Standing(
                Light.NONE, desk.wording().get("tray.last.none"), desk.wording().get("tray.next.none")));
    }

    /// Asks how things stand; what cannot be found out stays as it was.
    public void look() {
        desk.background().ask("tray", () -> seen(desk.workplace()), this::show, _ -> {});
    }

    private static Seen seen(Workplace place) throws WorkplaceException {
        Health health = place.activity().health();
        List<RunEntry> last = place.activity().runs(RunFilter.all(), 1);
        return new Seen(
                last.stream().findFirst(),
                place.activeRuns().size(),
                health.next().stream().findFirst());
    }

    private void show(Seen seen) {
        standing.set(new Standing(light(seen), last(seen), next(seen)));
    }

    private static Light light(Seen seen) {
        if (seen.running() > 0) {
            return Light.WORKING;
        }
        return seen.last()
                .map(entry -> switch (entry.state()) {
                    case RUNNING -> Light.WORKING;
                    case COMPLETED -> Light.GOOD;
                    case NOTHING_TO_DO, CANCELLED -> Light.NEUTRAL;
                    case FAILED, INTERRUPTED -> Light.BAD;
                })
                .orElse(Light.NONE);
    }

    private String last(Seen seen) {
        Wording wording = desk.wording();
        if (seen.running() > 0) {
            return wording.get("tray.running", seen.running());
        }
        return seen.last()
                .map(entry -> wording.get(
                        "tray.last." + entry.state().name().toLowerCase(java.util.Locale.ROOT),
                        entry.subject(),
                        wording.moments().ago(entry.endedAt().orElse(entry.startedAt()))))
                .orElseGet(() -> wording.get("tray.last.none"));
    }

    private String next(Seen seen) {
        Wording wording = desk.wording();
        return seen.next()
                .map(slot -> wording.get(
                        "tray.next", slot.planName(), wording.moments().at(slot.at())))
                .orElseGet(() -> wording.get("tray.next.none"));
    }

    /// Runs every plan that is switched on; without any, every VM that has points already.
    public void backUpNow() {
        starting.set(true);
        desk.background().ask("back up now", () -> begun(desk.workplace()), this::began, _ -> starting.set(false));
    }

    private static List<Run> begun(Workplace place) throws WorkplaceException {
        List<Plan> plans = place.plans().all().stream().filter(Plan::enabled).toList();
        List<Run> runs = new ArrayList<>();
        for (Plan plan : plans) {
            runs.addAll(place.plans().runNow(plan.id()));
        }
        if (plans.isEmpty()) {
            place.vms().stream()
                    .filter(vm -> vm.protection() == Protection.PROTECTED || vm.protection() == Protection.OVERDUE)
                    .forEach(vm -> runs.add(place.backup(vm.vm().id(), BackupOptions.standard())));
        }
        return runs;
    }

    private void began(List<Run> runs) {
        starting.set(false);
        runs.forEach(desk.runs()::follow);
        look();
    }

    /// What the tray says.
    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// Runs are being started.
    public ReadOnlyBooleanProperty startingProperty() {
        return starting.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
