package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceException;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.repository.Point;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The restore of one VM, from the choice of a moment to its result.
public final class RestoreViewModel {
    private final Desk desk;
    private final RestoreSentences sentences;
    private final ReadOnlyObjectWrapper<WizardStep> step = new ReadOnlyObjectWrapper<>(WizardStep.POINT);
    private final ReadOnlyStringWrapper vmTitle = new ReadOnlyStringWrapper("");
    private final ObservableList<PointRow> points = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable PointRow> point = new SimpleObjectProperty<>();
    private final BooleanProperty toVm = new SimpleBooleanProperty(true);
    private final StringProperty vmName = new SimpleStringProperty("");
    private final ObservableList<Named> clusters = FXCollections.observableArrayList();
    private final ObservableList<Named> domains = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Named> cluster = new SimpleObjectProperty<>();
    private final ObservableList<DiskChoice> disks =
            FXCollections.observableArrayList(disk -> new Observable[] {disk.domainProperty(), disk.wantedProperty()});
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObjectProperty<ImageFormat> format = new SimpleObjectProperty<>(ImageFormat.QCOW2);
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<String>> review = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<RunCardViewModel>> card =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RestoreResult>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable RestoreRequest reviewed;
    private Set<String> taken = Set.of();

    private record Places(List<Point> points, List<Named> clusters, List<Named> domains, Set<String> names) {}

    /// A wizard that waits for a VM.
    public RestoreViewModel(Desk desk) {
        this.desk = desk;
        this.sentences = new RestoreSentences(desk.wording());
        point.addListener((_, _, _) -> choosePoint());
        for (Observable each : List.of(toVm, vmName, cluster, disks, folder, point)) {
            each.addListener(_ -> missing.set(whatIsMissing()));
        }
        desk.runs().whenEnded(this::ended);
    }

    /// Begins anew for a VM.
    ///
    /// @param wanted the point to begin with; empty for the newest
    public void open(UUID vm, Optional<UUID> wanted) {
        step.set(WizardStep.POINT);
        card.set(Optional.empty());
        result.set(Optional.empty());
        trouble.set("");
        points.clear();
        vmTitle.set("");
        toVm.set(desk.workplace().connected());
        desk.background().ask("places", () -> places(vm), found -> arrived(found, wanted), this::refuse);
    }

    private Places places(UUID vm) throws WorkplaceException {
        Workplace place = desk.workplace();
        if (!place.connected()) {
            return new Places(place.points(vm), List.of(), List.of(), Set.of());
        }
        return new Places(
                place.points(vm),
                place.clusters().stream().map(c -> new Named(c.id(), c.name())).toList(),
                place.storageDomains().stream()
                        .map(d -> new Named(d.id(), d.name()))
                        .toList(),
                place.vms().stream().map(each -> each.vm().name()).collect(Collectors.toSet()));
    }

    private void arrived(Places found, Optional<UUID> wanted) {
        clusters.setAll(found.clusters());
        domains.setAll(found.domains());
        taken = found.names();
        points.setAll(found.points().reversed().stream()
                .map(each -> PointRow.of(each, wording()))
                .toList());
        PointRow start = points.stream()
                .filter(row -> wanted.isEmpty() || row.id().equals(wanted.get()))
                .findFirst()
                .orElse(null);
        if (start != null) {
            vmTitle.set(start.vmName());
            vmName.set(wording().get("restore.vm.name.proposal", start.vmName()));
            chooseCluster(found, start);
        }
        point.set(start);
        if (wanted.isPresent() && start != null) {
            step.set(WizardStep.DESTINATION);
        }
    }

    private void chooseCluster(Places found, PointRow start) {
        Optional<UUID> home = found.points().stream()
                .filter(each -> each.id().equals(start.id()))
                .map(each -> each.shape().clusterId())
                .findFirst();
        cluster.set(byId(clusters, home).orElse(clusters.isEmpty() ? null : clusters.getFirst()));
    }

    private static Optional<Named> byId(List<Named> all, Optional<UUID> id) {
        return all.stream().filter(each -> Optional.of(each.id()).equals(id)).findFirst();
    }

    /// Keeps what was decided for disks that the other point has too.
    private void choosePoint() {
        PointRow now = point.get();
        Map<UUID, DiskChoice> before =
                disks.stream().collect(Collectors.toMap(choice -> choice.disk().disk(), choice -> choice));
        disks.setAll(
                now == null
                        ? List.of()
                        : now.disks().stream()
                                .map(disk -> choice(disk, before.get(disk.disk())))
                                .toList());
    }

    private DiskChoice choice(PointRow.KeptDisk disk, @Nullable DiskChoice before) {
        DiskChoice choice = new DiskChoice(disk);
        Named home = byId(domains, disk.home()).orElse(domains.isEmpty() ? null : domains.getFirst());
        choice.domainProperty()
                .set(before == null ? home : before.domainProperty().get());
        choice.wantedProperty().set(before == null || before.wantedProperty().get());
        return choice;
    }

    private String whatIsMissing() {
        return toVm.get() ? missingForVm() : missingForFiles();
    }

    private String missingForVm() {
        if (vmName.get().isBlank()) {
            return wording().get("restore.missing.name");
        }
        if (!vmName.get().matches("[\\p{L}0-9._+-]{1,255}")) {
            return wording().get("restore.missing.name-bad");
        }
        if (taken.contains(vmName.get())) {
            return wording().get("restore.missing.name-taken");
        }
        if (cluster.get() == null) {
            return wording().get("restore.missing.cluster");
        }
        return disks.stream()
                .filter(choice -> choice.domainProperty().get() == null)
                .findFirst()
                .map(choice ->
                        wording().get("restore.missing.domain", choice.disk().alias()))
                .orElse("");
    }

    private String missingForFiles() {
        if (folderPath().isEmpty()) {
            return wording().get("restore.missing.folder");
        }
        return disks.stream().noneMatch(choice -> choice.wantedProperty().get())
                ? wording().get("restore.missing.disks")
                : "";
    }

    private Optional<Path> folderPath() {
        try {
            String typed = folder.get().strip();
            return typed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(typed).toAbsolutePath());
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    /// Goes on: to the destination, or by asking what would happen to the review.
    public void next() {
        trouble.set("");
        switch (step.get()) {
            case POINT -> {
                if (point.get() != null) {
                    step.set(WizardStep.DESTINATION);
                }
            }
            case DESTINATION -> askReview();
            case REVIEW, PROGRESS -> {}
        }
    }

    /// Goes back. Nothing that was entered is lost.
    public void back() {
        trouble.set("");
        switch (step.get()) {
            case POINT -> {}
            case DESTINATION -> step.set(WizardStep.POINT);
            case REVIEW -> step.set(WizardStep.DESTINATION);
            case PROGRESS -> {
                if (result.get().isPresent()) {
                    step.set(WizardStep.DESTINATION);
                }
            }
        }
    }

    private void askReview() {
        PointRow from = point.get();
        if (from == null || !missing.get().isEmpty() || asking.get()) {
            return;
        }
        RestoreRequest request = toVm.get() ? newVm(from) : files(from);
        asking.set(true);
        desk.background().ask("review", () -> desk.workplace().review(request), this::showReview, this::refuse);
    }

    private RestoreRequest newVm(PointRow from) {
        Map<UUID, UUID> places = new HashMap<>();
        for (DiskChoice choice : disks) {
            Named domain = choice.domainProperty().get();
            if (domain != null) {
                places.put(choice.disk().disk(), domain.id());
            }
        }
        Named where = cluster.get();
        if (where == null) {
            throw new IllegalStateException("no cluster was chosen");
        }
        return new RestoreRequest.NewVm(
                from.id(), vmName.get(), where.id(), places, Optional.empty(), Optional.empty(), true);
    }

    private RestoreRequest files(PointRow from) {
        Set<UUID> wanted = disks.stream()
                .filter(choice -> choice.wantedProperty().get())
                .map(choice -> choice.disk().disk())
                .collect(Collectors.toSet());
        return new RestoreRequest.LocalFiles(from.id(), folderPath().orElseThrow(), format.get(), Optional.of(wanted));
    }

    private void showReview(RestoreReview answer) {
        asking.set(false);
        PointRow from = point.get();
        if (from == null) {
            return;
        }
        reviewed = answer.request();
        List<String> lines = new ArrayList<>(sentences.review(answer, from, clusters, domains));
        answer.findings().forEach(finding -> lines.add(wording().words().of(finding)));
        review.set(List.copyOf(lines));
        step.set(WizardStep.REVIEW);
    }

    private void refuse(Exception refused) {
        asking.set(false);
        trouble.set(wording().trouble(refused));
    }

    /// Confirms the review: only now anything is created or sent.
    public void send() {
        RestoreRequest request = reviewed;
        if (step.get() == WizardStep.REVIEW && request != null) {
            reviewed = null;
            result.set(Optional.empty());
            card.set(Optional.of(desk.runs().follow(desk.workplace().restore(request))));
            step.set(WizardStep.PROGRESS);
        }
    }

    private void ended(RunCardViewModel ended, Outcome outcome) {
        if (card.get().filter(mine -> mine == ended).isPresent()) {
            result.set(Optional.of(sentences.result(outcome)));
        }
    }

    /// The page that is open.
    public ReadOnlyObjectProperty<WizardStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// The name of the VM whose points are offered.
    public ReadOnlyStringProperty vmTitleProperty() {
        return vmTitle.getReadOnlyProperty();
    }

    /// Its points, newest first.
    public ObservableList<PointRow> points() {
        return points;
    }

    /// The point to restore; null while undecided.
    public ObjectProperty<@Nullable PointRow> pointProperty() {
        return point;
    }

    /// A new VM, or else files on this computer.
    public BooleanProperty toVmProperty() {
        return toVm;
    }

    /// Whether there is an engine that a VM could go to.
    public boolean engineThere() {
        return desk.workplace().connected();
    }

    /// The new VM's name.
    public StringProperty vmNameProperty() {
        return vmName;
    }

    /// Clusters to choose from.
    public ObservableList<Named> clusters() {
        return clusters;
    }

    /// Storage domains to choose from.
    public ObservableList<Named> domains() {
        return domains;
    }

    /// The new VM's cluster; null while undecided.
    public ObjectProperty<@Nullable Named> clusterProperty() {
        return cluster;
    }

    /// The point's disks and what was decided about each.
    public ObservableList<DiskChoice> disks() {
        return disks;
    }

    /// The folder for files, as typed.
    public StringProperty folderProperty() {
        return folder;
    }

    /// The files' format.
    public ObjectProperty<ImageFormat> formatProperty() {
        return format;
    }

    /// What keeps the destination from being reviewed; empty for nothing.
    public ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /// What will happen, in sentences.
    public ReadOnlyObjectProperty<List<String>> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    /// Whether an answer is awaited.
    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /// Why the last step was refused; empty if it was not.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The restore's run, once confirmed.
    public ReadOnlyObjectProperty<Optional<RunCardViewModel>> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /// How it ended.
    public ReadOnlyObjectProperty<Optional<RestoreResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// Whether the restore ended without a result, so that going back makes sense.
    public BooleanBinding tryAgain() {
        return Bindings.createBooleanBinding(
                () -> step.get() == WizardStep.PROGRESS
                        && result.get().filter(how -> how.tone() != Tone.OK).isPresent(),
                step,
                result);
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
