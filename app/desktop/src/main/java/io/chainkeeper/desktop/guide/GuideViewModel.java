package io.chainkeeper.desktop.guide;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.RunKind;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;

/// Leads through the whole way once. A step is done when the run it asks for has completed, whoever started it.
public final class GuideViewModel {
    private final Desk desk;
    private final DemoGuest guest;
    private final Runnable openRestore;
    private final ReadOnlyObjectWrapper<GuideStep> step = new ReadOnlyObjectWrapper<>(GuideStep.BACKUP);
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper closed = new ReadOnlyBooleanWrapper(false);
    private String changed = "";

    /// @param openRestore opens the restore wizard on the guest's VM
    public GuideViewModel(Desk desk, DemoGuest guest, Runnable openRestore) {
        this.desk = desk;
        this.guest = guest;
        this.openRestore = openRestore;
        desk.runs().cards().addListener((ListChangeListener<RunCardViewModel>) _ -> say());
        desk.runs().whenEnded(this::ended);
        say();
    }

    /// Does what the step asks for.
    public void act() {
        switch (step.get()) {
            case BACKUP, AGAIN -> backUp();
            case CHANGE -> change();
            case RESTORE -> openRestore.run();
            case DONE -> close();
        }
    }

    /// Takes the strip away.
    public void close() {
        closed.set(true);
    }

    private void backUp() {
        if (!busy.get()) {
            BackupOptions proven = BackupOptions.standard().withProof(new Proving.Always());
            busy.set(true);
            desk.start(() -> desk.workplace().backup(guest.vm(), proven), this::refuse);
        }
    }

    private void change() {
        busy.set(true);
        desk.background().ask("guest", guest::change, this::changed, this::refuse);
    }

    private void changed(DemoGuest.Change what) {
        String size = wording().size(what.bytes());
        changed = what.files() == 0
                ? wording().get("guide.changed.blocks", size)
                : wording().get("guide.changed.files", what.deleted(), what.rewritten(), what.added(), size);
        step.set(GuideStep.AGAIN);
        say();
    }

    private void refuse(Exception refused) {
        say();
        sentence.set(wording().trouble(refused));
    }

    private void ended(RunCardViewModel card, Outcome outcome) {
        if (outcome instanceof Outcome.Completed) {
            GuideStep now = step.get();
            if (now == GuideStep.BACKUP && mine(card, RunKind.BACKUP)) {
                step.set(GuideStep.CHANGE);
            } else if (now == GuideStep.AGAIN && mine(card, RunKind.BACKUP)) {
                step.set(GuideStep.RESTORE);
            } else if (now == GuideStep.RESTORE
                    && (card.kind() == RunKind.RESTORE_VM || card.kind() == RunKind.RESTORE_FILES)) {
                step.set(GuideStep.DONE);
            }
        }
        say();
    }

    private boolean mine(RunCardViewModel card, RunKind kind) {
        return card.kind() == kind && card.vm().equals(Optional.of(guest.vm()));
    }

    private void say() {
        GuideStep now = step.get();
        boolean running = desk.runs().active().stream().anyMatch(card -> card.kind() != RunKind.CLEAN_UP);
        busy.set(running);
        String key = "guide.say." + now.code();
        String spoken = running && wording().texts().has(key + ".running") ? key + ".running" : key;
        sentence.set(wording().get(spoken, now == GuideStep.AGAIN && !running ? changed : guest.name()));
    }

    /// What the button of the current step says.
    public String verb() {
        return wording().get("guide.act." + step.get().code(), guest.name());
    }

    /// The current step.
    public ReadOnlyObjectProperty<GuideStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// What to do or to look at now.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Whether something works and the step has to wait.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the strip was taken away.
    public ReadOnlyBooleanProperty closedProperty() {
        return closed.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
