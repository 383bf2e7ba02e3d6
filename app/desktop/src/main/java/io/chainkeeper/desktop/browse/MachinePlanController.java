package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Plan;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.VBox;

/// Binds the card of a VM's plan.
public final class MachinePlanController {
    private final MachinePlanViewModel model;
    private final MachineVerbs verbs;
    private final Consumer<Set<UUID>> newPlan;
    private final Consumer<UUID> openPlan;

    @FXML
    private VBox card;

    @FXML
    private Label title;

    @FXML
    private Label sentence;

    @FXML
    private Label how;

    @FXML
    private Label next;

    @FXML
    private Button edit;

    @FXML
    private MenuButton change;

    /// @param newPlan  opens a new plan for some VMs
    /// @param openPlan opens a plan's page
    public MachinePlanController(
            MachinePlanViewModel model, MachineVerbs verbs, Consumer<Set<UUID>> newPlan, Consumer<UUID> openPlan) {
        this.model = model;
        this.verbs = verbs;
        this.newPlan = newPlan;
        this.openPlan = openPlan;
    }

    @FXML
    private void initialize() {
        Shown.when(card, model.cardProperty().map(Optional::isPresent));
        Shown.when(how, how.textProperty().isNotEmpty());
        Shown.when(next, next.textProperty().isNotEmpty());
        model.cardProperty().subscribe(shown -> shown.ifPresent(this::show));
        model.plansProperty()
                .subscribe(plans ->
                        change.getItems().setAll(PlanMenu.of(plans, this::vm, verbs, newPlan, model.wording())));
        edit.setOnAction(_ -> plan().map(Plan::id).ifPresent(openPlan));
    }

    private void show(MachinePlanViewModel.Card shown) {
        Wording wording = model.wording();
        title.setText(shown.title());
        sentence.setText(shown.sentence());
        how.setText(shown.how());
        next.setText(
                shown.next().isEmpty()
                        ? ""
                        : wording.get("machine.plan.next", shown.next().stream().collect(Collectors.joining(" · "))));
        edit.setVisible(shown.plan().isPresent());
        edit.setManaged(shown.plan().isPresent());
        change.setText(wording.get(shown.plan().isPresent() ? "machine.plan.change" : "machine.plan.assign"));
    }

    private Set<UUID> vm() {
        return model.cardProperty().get().map(shown -> Set.of(shown.vm())).orElse(Set.of());
    }

    private Optional<Plan> plan() {
        return model.cardProperty().get().flatMap(MachinePlanViewModel.Card::plan);
    }
}
