package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import java.time.Duration;
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
    private @Nullable UUID shown;

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
        read();
    }

    private void read() {
        UUID vm = shown;
        if (vm != null) {
            desk.background()
                    .ask(
                            "runs",
                            () -> desk.workplace().activity().runs(RunFilter.about(vm), LATELY),
                            found -> show(vm, found),
                            refused -> trouble.set(wording().trouble(refused)));
        }
    }

    private void show(UUID vm, List<RunEntry> found) {
        if (vm.equals(shown)) {
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
