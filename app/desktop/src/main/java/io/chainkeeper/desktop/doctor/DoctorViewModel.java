package io.chainkeeper.desktop.doctor;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.doctor.Diagnosis;
import io.chainkeeper.jobs.doctor.Leftover.Remedy;
import io.chainkeeper.jobs.run.RunKind;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// A look at everything that should not be there, and the two runs that end what is ours.
public final class DoctorViewModel {
    private final Desk desk;
    private final ReadOnlyObjectWrapper<Optional<Diagnosis>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<RunCardViewModel>> card =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Nothing is known until [#look].
    public DoctorViewModel(Desk desk) {
        this.desk = desk;
        desk.runs().whenEnded((run, _) -> {
            if (mends(run) && seen.get().isPresent()) {
                look();
            }
        });
    }

    private static boolean mends(RunCardViewModel run) {
        return run.kind() == RunKind.CLEAN_UP || run.kind() == RunKind.REBUILD_CATALOG;
    }

    /// Looks at journal, engine, repository and catalog. What is shown stays until the answer is there.
    public void look() {
        if (!looking.get()) {
            looking.set(true);
            desk.background().ask("doctor", desk.workplace()::diagnose, this::show, this::refuse);
        }
    }

    private void show(Diagnosis found) {
        looking.set(false);
        trouble.set("");
        seen.set(Optional.of(found));
    }

    private void refuse(Exception refused) {
        looking.set(false);
        trouble.set(wording().trouble(refused));
    }

    /// Ends what is ours, by the ids that the journal has.
    public void cleanUp() {
        desk.start(desk.workplace()::cleanUp, this::follow, this::refuse);
    }

    /// Goes on with backups in whose midst the program ended; their runs show themselves.
    public void goOn() {
        desk.background().ask("go on", desk.workplace()::goOn, _ -> look(), this::refuse);
    }

    /// The same as cleaning up, and gives up backups that could go on.
    public void giveUp() {
        desk.start(desk.workplace()::giveUp, this::follow, this::refuse);
    }

    /// Writes the catalog anew from the manifests.
    public void rebuild() {
        desk.start(desk.workplace()::rebuildCatalog, this::follow, this::refuse);
    }

    private void follow(RunCardViewModel begun) {
        card.set(Optional.of(begun));
        begun.dismissedProperty().subscribe(away -> {
            if (away && card.get().equals(Optional.of(begun))) {
                card.set(Optional.empty());
            }
        });
    }

    /// Whether there is something that ends in this way.
    ObservableValue<Boolean> has(Remedy remedy) {
        return seen.map(now -> now.filter(found -> !found.of(remedy).isEmpty()).isPresent());
    }

    /// Whether a look has found nothing at all.
    ObservableValue<Boolean> healthy() {
        return seen.map(now -> now.filter(found -> found.leftovers().isEmpty()).isPresent());
    }

    /// What was found, group by group.
    ObservableValue<List<Findings>> findings() {
        return seen.map(now -> now.map(found -> Findings.of(found, wording())).orElse(List.of()));
    }

    /// What was looked at, when, and with what result, in a sentence; nothing before the first look.
    String summary(Optional<Diagnosis> now) {
        return now.map(found -> wording()
                        .get(
                                found.engine() ? "doctor.summary" : "doctor.summary.offline",
                                found.vms(),
                                found.points(),
                                wording().moments().at(found.at()),
                                found.leftovers().size()))
                .orElse("");
    }

    /// What was seen last; empty before the first look.
    ReadOnlyObjectProperty<Optional<Diagnosis>> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /// Whether a look is on its way.
    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /// Why the last question was not answered; empty if it was.
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The run that was begun here, until it is put away.
    ReadOnlyObjectProperty<Optional<RunCardViewModel>> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /// The words.
    Wording wording() {
        return desk.wording();
    }
}
