package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.plans.TimesOfDay;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.images.Qcow2Writer.Compression;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.schedule.How;
import io.chainkeeper.jobs.schedule.Window;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// With which options a plan's runs back up.
public final class HowViewModel {
    /// How often a backup is compared with the engine's own checksum.
    public enum Proof {
        NEVER,
        ALWAYS,
        SOMETIMES
    }

    private static final int SOME = 7;
    private final Wording wording;
    private final TimesOfDay times;
    private final IntegerProperty fullEvery = new SimpleIntegerProperty(0);
    private final BooleanProperty consistent = new SimpleBooleanProperty(false);
    private final ObjectProperty<Compression> compression = new SimpleObjectProperty<>(Compression.NONE);
    private final ObjectProperty<Proof> proof = new SimpleObjectProperty<>(Proof.NEVER);
    private final IntegerProperty nth = new SimpleIntegerProperty(SOME);
    private final BooleanProperty windowed = new SimpleBooleanProperty(false);
    private final StringProperty from;
    private final StringProperty to;
    private final ObservableList<VmChoice> disks = FXCollections.observableArrayList();
    private final Set<UUID> excluded = new HashSet<>();
    private final ReadOnlyObjectWrapper<Optional<How>> how = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// The standard options.
    public HowViewModel(Wording wording) {
        this.wording = wording;
        this.times = new TimesOfDay(wording.texts().locale());
        this.from = new SimpleStringProperty(times.words(LocalTime.of(20, 0)));
        this.to = new SimpleStringProperty(times.words(LocalTime.of(6, 0)));
        for (Observable each : List.of(fullEvery, consistent, compression, proof, nth, windowed, from, to)) {
            each.addListener(_ -> decide());
        }
        decide();
    }

    /// Shows other options.
    public void show(How now) {
        excluded.clear();
        excluded.addAll(now.excludedDisks());
        disks.forEach(disk -> disk.inProperty().set(!excluded.contains(disk.id())));
        fullEvery.set(now.fullEvery());
        consistent.set(now.requireConsistency());
        compression.set(now.compression());
        switch (now.proof()) {
            case Proving.Never() -> proof.set(Proof.NEVER);
            case Proving.Always() -> proof.set(Proof.ALWAYS);
            case Proving.EveryNth(var runs) -> {
                proof.set(Proof.SOMETIMES);
                nth.set(runs);
            }
        }
        windowed.set(now.onlyBetween().isPresent());
        now.onlyBetween().ifPresent(window -> {
            from.set(times.words(window.from()));
            to.set(times.words(window.to()));
        });
        decide();
    }

    /// Offers the disks of these VMs to be left out.
    void offer(Collection<VmSummary> vms) {
        disks.setAll(vms.stream()
                .flatMap(vm -> vm.vm().disks().stream().map(attached -> {
                    var disk = attached.disk();
                    VmChoice choice = new VmChoice(
                            disk.id(),
                            wording.get("schedules.disk", vm.vm().name(), disk.alias()),
                            wording.size(disk.provisionedSize()),
                            List.of());
                    choice.inProperty().set(!excluded.contains(disk.id()));
                    choice.inProperty().subscribe((_, in) -> leaveOut(disk.id(), !in));
                    return choice;
                }))
                .toList());
    }

    private void leaveOut(UUID disk, boolean out) {
        if (out ? excluded.add(disk) : excluded.remove(disk)) {
            decide();
        }
    }

    private void decide() {
        Optional<LocalTime> begin = times.typed(from.get());
        Optional<LocalTime> end = times.typed(to.get());
        boolean good = !windowed.get() || begin.isPresent() && end.isPresent() && !begin.equals(end);
        problem.set(good ? "" : wording.get("schedules.bad.window"));
        if (!good) {
            how.set(Optional.empty());
            return;
        }
        Optional<Window> between =
                windowed.get() ? Optional.of(new Window(begin.orElseThrow(), end.orElseThrow())) : Optional.empty();
        how.set(Optional.of(
                new How(fullEvery.get(), consistent.get(), compression.get(), proving(), excluded, between)));
    }

    private Proving proving() {
        return switch (proof.get()) {
            case NEVER -> new Proving.Never();
            case ALWAYS -> new Proving.Always();
            case SOMETIMES -> new Proving.EveryNth(Math.max(1, nth.get()));
        };
    }

    /// The options; empty while something is not right.
    public ReadOnlyObjectProperty<Optional<How>> howProperty() {
        return how.getReadOnlyProperty();
    }

    /// What is not right; empty if all is.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Every so many points one is full; 0 for only when needed.
    public IntegerProperty fullEveryProperty() {
        return fullEvery;
    }

    /// Whether to fail rather than start without frozen file systems.
    public BooleanProperty consistentProperty() {
        return consistent;
    }

    /// How clusters are stored.
    public ObjectProperty<Compression> compressionProperty() {
        return compression;
    }

    /// How often to compare with the engine's checksum.
    public ObjectProperty<Proof> proofProperty() {
        return proof;
    }

    /// One run in so many, where it is some.
    public IntegerProperty nthProperty() {
        return nth;
    }

    /// Whether runs start only in a part of the day.
    public BooleanProperty windowedProperty() {
        return windowed;
    }

    /// Where that part begins, as typed.
    public StringProperty fromProperty() {
        return from;
    }

    /// Where it ends, as typed.
    public StringProperty toProperty() {
        return to;
    }

    /// Disks of the covered VMs; one that is not in is left out.
    public ObservableList<VmChoice> disks() {
        return disks;
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
