package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.VmDetail;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.plan.Proving;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One VM's page: what it is, what was kept, what the next backup would do; and the verbs.
public final class MachineViewModel {
    private final Desk desk;
    private final ReadOnlyObjectWrapper<Optional<MachineFacts>> facts = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<DiskRow>> disks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<UUID>> unmarked = new ReadOnlyObjectWrapper<>(List.of());
    private final KeptPointsViewModel points;
    private final ReadOnlyObjectWrapper<Optional<RunCardViewModel>> card =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper canBackUp = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper opened = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable UUID shown;
    private boolean blocked;
    private Optional<LocalDate> wanted = Optional.empty();

    /// A page that shows nothing yet.
    public MachineViewModel(Desk desk) {
        this.desk = desk;
        this.points = new KeptPointsViewModel(desk.wording());
        desk.runs().cards().addListener((javafx.collections.ListChangeListener<RunCardViewModel>) _ -> pickCard());
        desk.runs().whenEnded((_, _) -> reload());
    }

    /// Opens the page of a VM.
    ///
    /// @param vm null for none
    public void open(@Nullable UUID vm) {
        if (java.util.Objects.equals(vm, shown)) {
            return;
        }
        shown = vm;
        wanted = Optional.empty();
        points.clear();
        trouble.set("");
        facts.set(Optional.empty());
        unmarked.set(List.of());
        opened.set(vm != null);
        pickCard();
        reload();
    }

    /// Leads to a day: to its last point, as soon as the points are known, or to none.
    public void at(LocalDate day) {
        wanted = Optional.of(day);
        if (facts.get().isPresent()) {
            pickDay();
        }
    }

    private void pickDay() {
        wanted.ifPresent(day -> {
            wanted = Optional.empty();
            boolean found = points.pick(day);
            trouble.set(
                    found
                            ? ""
                            : wording()
                                    .get(
                                            "machine.no-point-on",
                                            wording().moments().weekday(day)));
        });
    }

    /// Asks again for what the page shows.
    public void reload() {
        UUID vm = shown;
        if (vm != null) {
            desk.background()
                    .ask(
                            "vm",
                            () -> desk.workplace().vm(vm),
                            found -> arrived(vm, found),
                            refused -> refuse(vm, refused));
        }
    }

    private void arrived(UUID vm, Optional<VmDetail> found) {
        if (vm.equals(shown)) {
            found.ifPresentOrElse(this::show, this::gone);
        }
    }

    private void refuse(UUID vm, Exception refused) {
        if (vm.equals(shown)) {
            trouble.set(wording().trouble(refused));
        }
    }

    private void gone() {
        facts.set(Optional.empty());
        trouble.set(wording().get("machine.gone"));
    }

    /// Shows what was read.
    void show(VmDetail detail) {
        trouble.set("");
        Vm vm = detail.summary().vm();
        BackupPlan next = detail.next();
        Protection protection = detail.summary().protection();
        facts.set(Optional.of(new MachineFacts(
                vm.id(),
                vm.name(),
                vm.description(),
                about(vm),
                Presence.of(vm.status()),
                protection,
                ProtectionLook.why(detail.summary(), lastPoint(detail), wording()),
                detail.points().size())));
        disks.set(DiskRow.of(next, wording()));
        findings.set(sentences(detail.summary().findings(), next.findings()));
        unmarked.set(next.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.INCREMENTAL_OFF)
                .flatMap(finding -> finding.disk().stream())
                .toList());
        blocked = next.blocking().isPresent();
        points.show(detail.points(), detail.past());
        pickDay();
        pickCard();
    }

    private String lastPoint(VmDetail detail) {
        return detail.summary()
                .lastPoint()
                .map(wording().moments()::ago)
                .orElseGet(() -> wording().get("machines.never"));
    }

    private List<String> sentences(List<Finding> first, List<Finding> second) {
        List<Finding> all = new ArrayList<>(first);
        second.stream().filter(finding -> !all.contains(finding)).forEach(all::add);
        return all.stream()
                .filter(finding -> finding.kind().severity() != Finding.Severity.NOTE)
                .filter(finding -> finding.kind() != Finding.Kind.DISK_LEFT_OUT)
                .map(wording().words()::of)
                .distinct()
                .toList();
    }

    private String about(Vm vm) {
        return wording().get("machine.about", vm.clusterName(), vm.compat());
    }

    private void pickCard() {
        UUID vm = shown;
        card.set(vm == null ? Optional.empty() : desk.runs().of(vm));
        boolean busy = vm != null
                && desk.runs().active().stream().anyMatch(run -> run.vm().equals(Optional.of(vm)));
        canBackUp.set(facts.get().isPresent() && !blocked && !busy);
    }

    /// Backs the VM up.
    ///
    /// @param full every disk is read whole, whatever could be incremental
    public void backUp(boolean full) {
        UUID vm = shown;
        if (vm != null && canBackUp.get()) {
            BackupOptions options = BackupOptions.standard().withFull(full).withProof(new Proving.Always());
            canBackUp.set(false);
            desk.background()
                    .ask("backup", () -> desk.workplace().backup(vm, options), desk.runs()::follow, refused -> {
                        refuse(vm, refused);
                        pickCard();
                    });
        }
    }

    /// Marks all disks for incremental backup that could be and are not.
    public void mark() {
        UUID vm = shown;
        List<UUID> wanting = unmarked.get();
        if (vm != null && !wanting.isEmpty()) {
            unmarked.set(List.of());
            desk.background()
                    .ask(
                            "mark",
                            () -> {
                                for (UUID disk : wanting) {
                                    desk.workplace().enableIncremental(disk);
                                }
                                return vm;
                            },
                            _ -> reload(),
                            refused -> {
                                reload();
                                refuse(vm, refused);
                            });
        }
    }

    /// Disks that could be marked for incremental backup and are not.
    public ReadOnlyObjectProperty<List<UUID>> unmarkedProperty() {
        return unmarked.getReadOnlyProperty();
    }

    /// Reads the chosen point back and compares every digest.
    public void verify() {
        points.chosenProperty()
                .get()
                .ifPresent(row -> desk.background()
                        .ask(
                                "verify",
                                () -> desk.workplace().verify(row.id()),
                                run -> desk.runs().follow(run, row.vm()),
                                refused -> refuse(row.vm(), refused)));
    }

    /// Everything about the VM that the page's head says; empty while nothing is shown.
    public ReadOnlyObjectProperty<Optional<MachineFacts>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// Whether a VM was chosen at all, read or not.
    public ReadOnlyBooleanProperty openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// Its disks.
    public ReadOnlyObjectProperty<List<DiskRow>> disksProperty() {
        return disks.getReadOnlyProperty();
    }

    /// What a person should know about it.
    public ReadOnlyObjectProperty<List<String>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /// Its points.
    public KeptPointsViewModel points() {
        return points;
    }

    /// The run that belongs on the page.
    public ReadOnlyObjectProperty<Optional<RunCardViewModel>> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /// Whether a backup can be started now.
    public ReadOnlyBooleanProperty canBackUpProperty() {
        return canBackUp.getReadOnlyProperty();
    }

    /// Why the page could not be read; empty if it could.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
