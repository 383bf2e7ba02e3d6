package io.chainkeeper.desktop;

import io.chainkeeper.desktop.browse.MachineController;
import io.chainkeeper.desktop.browse.MachineViewModel;
import io.chainkeeper.desktop.browse.MachinesController;
import io.chainkeeper.desktop.browse.MachinesViewModel;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.guide.DemoGuest;
import io.chainkeeper.desktop.guide.GuideController;
import io.chainkeeper.desktop.guide.GuideViewModel;
import io.chainkeeper.desktop.points.PointsController;
import io.chainkeeper.desktop.points.PointsViewModel;
import io.chainkeeper.desktop.restore.DestinationController;
import io.chainkeeper.desktop.restore.RestoreController;
import io.chainkeeper.desktop.restore.RestoreViewModel;
import io.chainkeeper.desktop.shell.Screen;
import io.chainkeeper.desktop.shell.ShellController;
import io.chainkeeper.desktop.shell.ShellViewModel;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.desktop.watch.RunCards;
import io.chainkeeper.desktop.watch.TransfersController;
import io.chainkeeper.desktop.watch.TransfersViewModel;
import io.chainkeeper.jobs.plan.Protection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;

/// All screens around one desk: the parts list of the window.
final class Workbench {
    private final Desk desk;
    private final Views views;
    private final FolderChooser chooser;
    private final RunCards cards;
    private final ShellViewModel shell;
    private final MachinesViewModel machines;
    private final MachineViewModel machine;
    private final PointsViewModel points;
    private final RestoreViewModel restore;

    /// @param place   told in the header
    /// @param chooser asks for folders
    Workbench(Desk desk, ShellViewModel.Place place, Views views, FolderChooser chooser) {
        this.desk = desk;
        this.views = views;
        this.chooser = chooser;
        this.cards = new RunCards(views, desk.wording());
        this.shell = new ShellViewModel(place, desk.runs(), desk.wording());
        this.machines = new MachinesViewModel(desk);
        this.machine = new MachineViewModel(desk);
        this.points = new PointsViewModel(desk);
        this.restore = new RestoreViewModel(desk);
        machines.selectedProperty().subscribe(machine::open);
    }

    /// The nodes of the whole window, bound; and the first questions asked.
    ///
    /// @param guest whose VM the guide leads through; empty without a guide
    /// @param leave closes engine and repository
    Parent assemble(Optional<DemoGuest> guest, ObjectProperty<Theme> theme, Runnable leave) {
        Map<Screen, Node> screens = new EnumMap<>(Screen.class);
        Parent page = views.load("machine", new MachineController(machine, cards, this::openRestore));
        if (shell.hasEngine()) {
            screens.put(Screen.MACHINES, views.load("machines", new MachinesController(machines, page)));
        }
        screens.put(
                Screen.TRANSFERS,
                views.load(
                        "transfers",
                        new TransfersController(new TransfersViewModel(desk.runs(), desk.wording()), cards)));
        screens.put(Screen.POINTS, views.load("points", new PointsController(points, cards, this::openRestore)));
        Parent destination = views.load("destination", new DestinationController(restore.destination(), chooser));
        screens.put(
                Screen.RESTORE,
                views.load("restore", new RestoreController(restore, cards, destination, shell::leaveRestore)));
        guest.ifPresent(demo -> machines.selectedProperty().set(demo.vm()));
        var filling = new ShellController.Filling(screens, guest.map(this::guide), counts(), theme, leave);
        Parent frame = views.load("shell", new ShellController(shell, filling));
        machines.load();
        points.load();
        desk.runs().follow(desk.workplace().cleanUp());
        return frame;
    }

    private ShellController.Guide guide(DemoGuest guest) {
        GuideViewModel guide = new GuideViewModel(desk, guest, () -> openRestore(guest.vm(), Optional.empty()));
        Node strip = views.load("guide", new GuideController(guide));
        return new ShellController.Guide(strip, guide.closedProperty().not());
    }

    private void openRestore(UUID vm, Optional<UUID> point) {
        restore.open(vm, point);
        shell.show(Screen.RESTORE);
    }

    private ObservableValue<String> counts() {
        return shell.counts(
                () -> {
                    int kept = points.all().size();
                    long safe = machines.all().stream()
                            .filter(row -> row.protection() == Protection.PROTECTED)
                            .count();
                    return shell.hasEngine()
                            ? desk.wording().get("shell.counts", machines.all().size(), safe, kept)
                            : desk.wording().get("shell.counts.points", kept);
                },
                machines.all(),
                points.all());
    }
}
