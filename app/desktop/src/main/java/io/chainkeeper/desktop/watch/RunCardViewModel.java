package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One run in words, as of its last snapshot.
public final class RunCardViewModel {
    private final Run run;
    private final Optional<UUID> startedFor;
    private final Wording wording;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyObjectWrapper<List<StepLine>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<DiskLine>> disks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Tone> tone = new ReadOnlyObjectWrapper<>(Tone.CALM);
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper dismissed = new ReadOnlyBooleanWrapper(false);
    private RunSnapshot last;

    /// @param startedFor the VM on whose behalf it was started, if the run does not say itself
    RunCardViewModel(Run run, Optional<UUID> startedFor, Wording wording) {
        this.run = run;
        this.startedFor = startedFor;
        this.wording = wording;
        this.last = run.snapshot();
        show(last);
    }

    /// Looks at the run again.
    public void look() {
        show(run.snapshot());
    }

    /// Asks the run to stop; it puts its things away first.
    public void cancel() {
        run.cancel();
        cancelling.set(true);
    }

    /// Puts the card away. Only an ended run's card can be.
    public void dismiss() {
        dismissed.set(ended.get());
    }

    /// What the run is for.
    public RunKind kind() {
        return run.kind();
    }

    /// The run's id.
    public UUID id() {
        return run.id();
    }

    /// The VM it is about, if it is about one.
    public Optional<UUID> vm() {
        return last.vm().or(() -> startedFor);
    }

    /// How it ended; empty while it works.
    public Optional<Outcome> outcome() {
        return last.outcome();
    }

    /// What runs, on which VM.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// Bytes, rate and time left; after the end, how it ended.
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// From 0 to 1; −1 while nothing can be said.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// Its steps in order.
    public ReadOnlyObjectProperty<List<StepLine>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /// Its disks in order.
    public ReadOnlyObjectProperty<List<DiskLine>> disksProperty() {
        return disks.getReadOnlyProperty();
    }

    /// What else should be known after the end: advice, findings.
    public ReadOnlyObjectProperty<List<String>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /// How the news is meant.
    public ReadOnlyObjectProperty<Tone> toneProperty() {
        return tone.getReadOnlyProperty();
    }

    /// Whether it is over.
    public ReadOnlyBooleanProperty endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /// Whether somebody cancelled and it puts its things away.
    public ReadOnlyBooleanProperty cancellingProperty() {
        return cancelling.getReadOnlyProperty();
    }

    /// Whether a person has seen enough of it.
    public ReadOnlyBooleanProperty dismissedProperty() {
        return dismissed.getReadOnlyProperty();
    }

    private void show(RunSnapshot now) {
        last = now;
        String kind = wording.words().of(now.kind());
        String subject = now.vmName().isEmpty() ? kind : wording.get("run.title", kind, now.vmName());
        title.set(now.endedAt().map(end -> ended(subject, now, end)).orElse(subject));
        steps.set(now.steps().stream().map(this::line).toList());
        disks.set(now.disks().stream().map(this::line).toList());
        cancelling.set(now.cancelling());
        ended.set(now.outcome().isPresent());
        fraction.set(now.bytesToMove() == 0 && now.outcome().isEmpty() ? -1 : now.fraction());
        summary.set(now.outcome().map(wording.words()::of).orElseGet(() -> underWay(now)));
        now.outcome().ifPresent(this::tell);
    }

    private StepLine line(Step step) {
        String name = wording.words().of(step.stage());
        return new StepLine(
                name,
                step.state(),
                wording.get("run.step.spoken", name, wording.words().of(step.state())));
    }

    private DiskLine line(DiskProgress disk) {
        String name = disk.mode()
                .map(mode ->
                        wording.get("run.disk", disk.alias(), wording.words().of(mode)))
                .orElse(disk.alias());
        String why = disk.reason().map(wording.words()::of).orElse("");
        String progress = disk.bytesToMove() == 0 && !disk.done()
                ? wording.get("run.disk.waiting")
                : wording.get("run.disk.progress", wording.size(disk.bytesMoved()), wording.size(disk.bytesToMove()));
        return new DiskLine(disk.disk(), name, why, progress, disk.fraction());
    }

    private String underWay(RunSnapshot now) {
        if (now.cancelling()) {
            return wording.get("run.cancelling.what");
        }
        List<String> parts = new ArrayList<>();
        now.current().ifPresent(step -> parts.add(wording.words().of(step.stage())));
        if (now.bytesToMove() > 0) {
            parts.add(wording.get("run.moved", wording.size(now.bytesMoved()), wording.size(now.bytesToMove())));
        }
        if (now.bytesPerSecond() >= 1) {
            parts.add(wording.get("run.rate", wording.size((long) now.bytesPerSecond())));
        }
        now.eta()
                .ifPresent(left ->
                        parts.add(wording.get("run.eta", wording.moments().span(left))));
        return String.join(" · ", parts);
    }

    private String ended(String subject, RunSnapshot now, Instant end) {
        return wording.get("run.ended", subject, wording.moments().span(Duration.between(now.startedAt(), end)));
    }

    private void tell(Outcome how) {
        switch (how) {
            case Outcome.Completed(var result, var found) -> {
                tone.set(found.stream().anyMatch(RunCardViewModel::matters) ? Tone.WARN : Tone.OK);
                notes.set(found.stream().map(wording.words()::of).toList());
            }
            case Outcome.NothingToDo nothing -> tone.set(Tone.WARN);
            case Outcome.Cancelled(var during, var found) -> {
                tone.set(Tone.WARN);
                notes.set(found.stream().map(wording.words()::of).toList());
            }
            case Outcome.Failed(var during, var why, var found) -> {
                tone.set(Tone.ALARM);
                List<String> lines = new ArrayList<>(List.of(wording.words().advice(why)));
                found.forEach(note -> lines.add(wording.words().of(note)));
                notes.set(List.copyOf(lines));
            }
        }
    }

    private static boolean matters(Finding finding) {
        return finding.kind().severity() != Finding.Severity.NOTE;
    }
}
