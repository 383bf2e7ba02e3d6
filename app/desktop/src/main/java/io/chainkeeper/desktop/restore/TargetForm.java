package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.RestoreRequest.DiskTarget;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which existing VM the disks are attached to, if any, and whether a running one gets them at once.
public final class TargetForm {
    private final Wording wording;
    private final ObservableList<TargetVm> vms = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable TargetVm> vm = new SimpleObjectProperty<>();
    private final BooleanProperty plug = new SimpleBooleanProperty(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper consequence = new ReadOnlyStringWrapper("");

    TargetForm(Wording wording) {
        this.wording = wording;
        vm.addListener(_ -> check());
        plug.addListener(_ -> check());
    }

    /// Begins anew.
    void offer(Offers offers) {
        vms.setAll(offers.targets());
        vm.set(null);
        plug.set(false);
        check();
    }

    /// Proposes the VM that the point is of. What a person has chosen stays.
    void propose(UUID home) {
        if (vm.get() == null) {
            vm.set(vms.stream()
                    .filter(each -> each.id().equals(Optional.of(home)))
                    .findFirst()
                    .orElse(vms.isEmpty() ? null : vms.getFirst()));
        }
    }

    private void check() {
        TargetVm chosen = vm.get();
        if (chosen == null) {
            trouble.set(wording.get("restore.missing.target"));
            consequence.set("");
            return;
        }
        trouble.set(chosen.ready() ? "" : wording.get("restore.missing.target-busy", chosen.name()));
        consequence.set(chosen.ready() ? wording.get("restore.target.then." + then(chosen), chosen.name()) : "");
    }

    private String then(TargetVm chosen) {
        if (chosen.id().isEmpty()) {
            return "floating";
        }
        if (!chosen.running()) {
            return "down";
        }
        return plug.get() ? "plug" : "inactive";
    }

    /// The choice, in the words of a request. Only while nothing is wrong.
    DiskTarget target() {
        TargetVm chosen = vm.get();
        return chosen == null || chosen.id().isEmpty()
                ? new DiskTarget.Floating()
                : new DiskTarget.ToVm(chosen.id().get(), plug.get());
    }

    /// What its completeness hangs on.
    List<Observable> inputs() {
        return List.of(trouble);
    }

    /// VMs to choose from, and "none".
    public ObservableList<TargetVm> vms() {
        return vms;
    }

    /// The VM; null while undecided.
    public ObjectProperty<@Nullable TargetVm> vmProperty() {
        return vm;
    }

    /// Plug the disks in at once.
    public BooleanProperty plugProperty() {
        return plug;
    }

    /// Whether that is a question at all.
    public BooleanBinding asksPlug() {
        return Bindings.createBooleanBinding(
                () -> {
                    TargetVm chosen = vm.get();
                    return chosen != null && chosen.running();
                },
                vm);
    }

    /// What is wrong with the choice; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// What the choice means for the VM.
    public ReadOnlyStringProperty consequenceProperty() {
        return consequence.getReadOnlyProperty();
    }
}
