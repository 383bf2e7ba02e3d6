package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
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
    private final DestinationViewModel destination;
    private final ReadOnlyObjectWrapper<List<String>> review = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<RunCardViewModel>> card =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RestoreResult>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable RestoreRequest reviewed;

    private record Places(List<Point> points, DestinationViewModel.Offers offers) {}

    /// A wizard that waits for a VM.
    public RestoreViewModel(Desk desk) {
        this.desk = desk;
        this.sentences = new RestoreSentences(desk.wording());
        this.destination =
                new DestinationViewModel(desk.wording(), desk.workplace().connected());
        point.addListener((_, _, now) -> destination.choose(now));
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
        point.set(null);
        points.clear();
        vmTitle.set("");
        desk.background().ask("places", () -> places(vm), found -> arrived(found, wanted), this::refuse);
    }

    private Places places(UUID vm) throws WorkplaceException {
        Workplace place = desk.workplace();
        if (!place.connected()) {
            return new Places(place.points(vm), new DestinationViewModel.Offers(List.of(), List.of(), Set.of()));
        }
        var offers = new DestinationViewModel.Offers(
                place.clusters().stream().map(c -> new Named(c.id(), c.name())).toList(),
                place.storageDomains().stream()
                        .map(d -> new Named(d.id(), d.name()))
                        .toList(),
                place.vms().stream().map(each -> each.vm().name()).collect(Collectors.toSet()));
        return new Places(place.points(vm), offers);
    }

    private void arrived(Places found, Optional<UUID> wanted) {
        points.setAll(found.points().reversed().stream()
                .map(each -> PointRow.of(each, wording()))
                .toList());
        PointRow start = points.stream()
                .filter(row -> wanted.isEmpty() || row.id().equals(wanted.get()))
                .findFirst()
                .orElse(null);
        if (start != null) {
            vmTitle.set(start.vmName());
            destination.offer(found.offers(), start.vmName(), home(found.points(), start));
        }
        point.set(start);
        if (wanted.isPresent() && start != null) {
            step.set(WizardStep.DESTINATION);
        }
    }

    private static Optional<UUID> home(List<Point> points, PointRow start) {
        return points.stream()
                .filter(each -> each.id().equals(start.id()))
                .map(each -> each.shape().clusterId())
                .findFirst();
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
        if (point.get() == null || !destination.missingProperty().get().isEmpty() || asking.get()) {
            return;
        }
        RestoreRequest request = destination.request();
        asking.set(true);
        desk.background().ask("review", () -> desk.workplace().review(request), this::showReview, this::refuse);
    }

    private void showReview(RestoreReview answer) {
        asking.set(false);
        PointRow from = point.get();
        if (from == null) {
            return;
        }
        reviewed = answer.request();
        List<String> lines =
                new ArrayList<>(sentences.review(answer, from, destination.clusters(), destination.domains()));
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

    /// Where it goes.
    public DestinationViewModel destination() {
        return destination;
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
