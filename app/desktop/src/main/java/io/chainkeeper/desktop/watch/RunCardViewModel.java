package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Waiting;
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
    private final Wording wording;
    private final RunSentences sentences;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyObjectWrapper<List<StepLine>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<DiskLine>> disks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Tone> tone = new ReadOnlyObjectWrapper<>(Tone.CALM);
    private final ReadOnlyObjectWrapper<Optional<MappedDisk>> mapped = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Reading> reading = new ReadOnlyObjectWrapper<>(new Reading(Instant.EPOCH, 0));
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper pausable = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper queued = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper dismissed = new ReadOnlyBooleanWrapper(false);
    private Optional<UUID> startedFor = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private RunSnapshot last;

    RunCardViewModel(Run run, Wording wording) {
        this.run = run;
        this.wording = wording;
        this.sentences = new RunSentences(wording);
        this.last = run.snapshot();
        show(last);
    }

    /// Remembers the VM on whose behalf it was started, if the run does not say itself.
    void startedFor(UUID other) {
        startedFor = Optional.of(other);
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

    /// Holds the run's bytes up, or lets them go on.
    public void pauseOrResume() {
        if (paused.get()) {
            run.resume();
        } else {
            run.pause();
        }
        look();
    }

    /// Puts the card away. Only an ended run's card can be.
    public void dismiss() {
        dismissed.set(ended.get());
    }

    /// Tells why it could not be tried again, below what the run itself says.
    void refuse(String why) {
        List<String> lines = new ArrayList<>(notes.get());
        refusal.ifPresent(lines::remove);
        lines.add(why);
        refusal = Optional.of(why);
        notes.set(List.copyOf(lines));
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

    /// The disk whose map is shown.
    public ReadOnlyObjectProperty<Optional<MappedDisk>> mappedProperty() {
        return mapped.getReadOnlyProperty();
    }

    /// The rate at the last look.
    public ReadOnlyObjectProperty<Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Whether it is over.
    public ReadOnlyBooleanProperty endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /// Whether somebody cancelled and it puts its things away.
    public ReadOnlyBooleanProperty cancellingProperty() {
        return cancelling.getReadOnlyProperty();
    }

    /// Whether somebody paused it.
    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// Whether it can be paused or resumed now.
    public ReadOnlyBooleanProperty pausableProperty() {
        return pausable.getReadOnlyProperty();
    }

    /// Whether it waits for its turn.
    public ReadOnlyBooleanProperty queuedProperty() {
        return queued.getReadOnlyProperty();
    }

    /// Whether a person has seen enough of it.
    public ReadOnlyBooleanProperty dismissedProperty() {
        return dismissed.getReadOnlyProperty();
    }

    private void show(RunSnapshot now) {
        last = now;
        Instant moment = wording.moments().now();
        boolean over = now.outcome().isPresent();
        title.set(sentences.title(now));
        summary.set(sentences.summary(now));
        steps.set(sentences.steps(now, moment));
        disks.set(sentences.disks(now));
        mapped.set(RunSentences.mapped(now));
        cancelling.set(now.cancelling());
        paused.set(waits(now, Waiting.Kind.PAUSED));
        queued.set(!over && waits(now, Waiting.Kind.TURN));
        pausable.set(!over && !now.cancelling() && !queued.get() && now.kind().movesBytes());
        ended.set(over);
        fraction.set(now.bytesToMove() == 0 && !over ? -1 : now.fraction());
        if (!over) {
            reading.set(new Reading(moment, now.bytesPerSecond()));
        }
        now.outcome().ifPresent(this::tell);
    }

    private static boolean waits(RunSnapshot now, Waiting.Kind kind) {
        return now.waiting().filter(each -> each.kind() == kind).isPresent();
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
