package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What was done with a VM lately.
public final class MachineRunsViewModel {
    private static final int LATELY = 10;
    private static final int MOST = 100;

    /// A run in a line.
    ///
    /// @param id    of the run
    /// @param title what it was for, and for which plan
    /// @param words how it ended
    /// @param when  when it began, and how long it took
    /// @param state how it ended, for its icon
    public record Line(UUID id, String title, String words, String when, RunEntry.State state) {}

    private final Desk desk;
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<LocalDate>> day = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable UUID shown;
    private int asked;

    /// No VM's yet.
    public MachineRunsViewModel(Desk desk) {
        this.desk = desk;
        desk.runs().whenEnded((_, _) -> read());
    }

    /// Tells of another VM.
    ///
    /// @param vm null for none
    public void open(@Nullable UUID vm) {
        if (vm == null || !vm.equals(shown)) {
            lines.set(List.of());
            trouble.set("");
        }
        shown = vm;
        day.set(Optional.empty());
        read();
    }

    /// Tells of one day of the VM only, until another VM is opened or [#lately].
    public void at(LocalDate which) {
        day.set(Optional.of(which));
        read();
    }

    /// Tells of the latest runs again.
    public void lately() {
        day.set(Optional.empty());
        read();
    }

    private void read() {
        UUID vm = shown;
        if (vm != null) {
            int question = ++asked;
            RunFilter wanted = wanted(vm);
            desk.background()
                    .ask(
                            "runs",
                            () -> desk.workplace()
                                    .activity()
                                    .runs(wanted, wanted.since().isPresent() ? MOST : LATELY),
                            found -> show(question, found),
                            refused -> trouble.set(wording().trouble(refused)));
        }
    }

    private RunFilter wanted(UUID vm) {
        RunFilter all = RunFilter.about(vm);
        ZoneId zone = wording().moments().zone();
        return day.get()
                .map(date -> new RunFilter(
                        all.vm(),
                        all.kinds(),
                        all.states(),
                        Optional.of(date.atStartOfDay(zone).toInstant()),
                        Optional.of(date.plusDays(1).atStartOfDay(zone).toInstant()),
                        all.text()))
                .orElse(all);
    }

    private void show(int question, List<RunEntry> found) {
        if (question == asked) {
            trouble.set("");
            lines.set(found.stream().map(this::line).toList());
        }
    }

    private Line line(RunEntry run) {
        String kind = wording().words().of(run.kind());
        String title = run.plan()
                .map(plan -> wording().get("machine.activity.by-plan", kind, plan))
                .orElse(kind);
        Optional<Duration> took = run.endedAt().map(end -> Duration.between(run.startedAt(), end));
        String at = wording().moments().at(run.startedAt());
        String when = took.map(span -> wording()
                        .get("machine.activity.when", at, wording().moments().span(span)))
                .orElse(at);
        String state = wording()
                .get("machine.activity."
                        + run.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return new Line(run.id(), title, run.words().isEmpty() ? state : run.words(), when, run.state());
    }

    /// Of which day the runs are; empty for the latest.
    public ReadOnlyObjectProperty<Optional<LocalDate>> dayProperty() {
        return day.getReadOnlyProperty();
    }

    /// What the runs are, as a heading.
    public String heading() {
        return day.get()
                .map(date ->
                        wording().get("machine.activity.on", wording().moments().weekday(date)))
                .orElseGet(() -> wording().get("machine.activity"));
    }

    /// The VM whose runs these are; empty for none.
    public Optional<UUID> vm() {
        return Optional.ofNullable(shown);
    }

    /// The runs, newest first.
    public ReadOnlyObjectProperty<List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// Why they could not be read; empty if they could.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
