package io.chainkeeper.desktop;

import io.chainkeeper.desktop.browse.MachineController;
import io.chainkeeper.desktop.browse.MachinePlanController;
import io.chainkeeper.desktop.browse.MachinePlanViewModel;
import io.chainkeeper.desktop.browse.MachineRunsController;
import io.chainkeeper.desktop.browse.MachineRunsViewModel;
import io.chainkeeper.desktop.browse.MachineVerbs;
import io.chainkeeper.desktop.browse.MachineViewModel;
import io.chainkeeper.desktop.browse.MachinesController;
import io.chainkeeper.desktop.browse.MachinesViewModel;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.drill.DrillViewModel;
import io.chainkeeper.desktop.edge.FxLater;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.watch.RunCards;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The list of VMs and the page of one: a part of the window's parts list.
final class MachineScreens {
    /// Where a person goes from a VM.
    ///
    /// @param restore  the restore wizard, on a VM and perhaps a point
    /// @param newPlan  a new plan for some VMs
    /// @param openPlan a plan's page
    /// @param openRuns every run of a VM
    record Ways(
            BiConsumer<UUID, Optional<UUID>> restore,
            Consumer<Set<UUID>> newPlan,
            Consumer<UUID> openPlan,
            Consumer<UUID> openRuns) {}

    private final Desk desk;
    private final Views views;
    private final RunCards cards;
    private final MachinesViewModel list;
    private final MachineViewModel page;
    private final MachineRunsViewModel runs;
    private Optional<Node> shown = Optional.empty();

    MachineScreens(Desk desk, Views views, RunCards cards) {
        this.desk = desk;
        this.views = views;
        this.cards = cards;
        this.list = new MachinesViewModel(desk, new FxLater());
        this.page = new MachineViewModel(desk);
        this.runs = new MachineRunsViewModel(desk);
        list.selectedProperty().subscribe(page::open);
        list.selectedProperty().subscribe(runs::open);
    }

    /// What is listed, and whose page is open.
    MachinesViewModel list() {
        return list;
    }

    /// Leads to a day of the VM whose page is open.
    void openAt(LocalDate day) {
        page.at(day);
        runs.at(day);
    }

    /// Gives the list the keyboard, as soon as it is laid out: for whoever was led here by a button that is gone now.
    void focus() {
        Platform.runLater(() -> shown.map(MachineScreens::table).ifPresent(Node::requestFocus));
    }

    /// A pane that has never been laid out does not know its parts.
    private static @Nullable Node table(Node screen) {
        screen.applyCss();
        return screen.lookup("#table");
    }

    /// The list with the page beside it.
    Node screen(Ways ways) {
        MachineVerbs verbs = new MachineVerbs(desk, list::load);
        Node plan = views.load(
                "machine-plan",
                new MachinePlanController(
                        new MachinePlanViewModel(desk, list), verbs, ways.newPlan(), ways.openPlan()));
        Node activity = views.load("machine-activity", new MachineRunsController(runs, ways.openRuns()));
        var parts = new MachineController.Parts(
                plan,
                activity,
                new DrillViewModel(desk),
                () -> list.selectedProperty().set(null));
        Node detail = views.load("machine", new MachineController(page, parts, cards, ways.restore()));
        Node screen = views.load("machines", new MachinesController(list, verbs, detail, ways.newPlan()));
        shown = Optional.of(screen);
        return screen;
    }
}
