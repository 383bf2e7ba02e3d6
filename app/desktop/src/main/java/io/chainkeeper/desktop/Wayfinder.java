package io.chainkeeper.desktop;

import io.chainkeeper.desktop.activity.ActivityViewModel;
import io.chainkeeper.desktop.browse.MachinesViewModel;
import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.FolderOpener;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.overview.OverviewWays;
import io.chainkeeper.desktop.points.PointsViewModel;
import io.chainkeeper.desktop.restore.RestoreViewModel;
import io.chainkeeper.desktop.restore.RestoreWays;
import io.chainkeeper.desktop.schedules.SchedulesViewModel;
import io.chainkeeper.desktop.shell.Screen;
import io.chainkeeper.desktop.shell.ShellViewModel;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// How one screen leads to another: what is opened there, and that it is shown.
///
/// @param shell     shows screens
/// @param has       whether there is such a screen: without an engine some are not
/// @param inventory the VMs' screens
/// @param schedules plans
/// @param points    restore points
/// @param activity  runs
/// @param restore   the wizard
record Wayfinder(
        ShellViewModel shell,
        Predicate<Screen> has,
        MachineScreens inventory,
        SchedulesViewModel schedules,
        PointsViewModel points,
        ActivityViewModel activity,
        RestoreViewModel restore) {

    private MachinesViewModel machines() {
        return inventory.list();
    }

    /// Where the overview leads.
    OverviewWays ofOverview() {
        return new OverviewWays(
                this::openVm,
                this::openVmAt,
                this::openRun,
                () -> shell.show(has.test(Screen.REPOSITORIES) ? Screen.REPOSITORIES : Screen.POINTS),
                () -> shell.show(has.test(Screen.SCHEDULES) ? Screen.SCHEDULES : Screen.OVERVIEW),
                () -> shell.show(Screen.TRANSFERS));
    }

    /// Where the VMs' screens lead.
    MachineScreens.Ways ofMachines() {
        return new MachineScreens.Ways(this::openRestore, this::newPlan, this::openPlan, this::openRunsOf);
    }

    /// Where the wizard leads.
    RestoreWays ofRestore(FolderChooser chooser, FolderOpener opener) {
        return new RestoreWays(
                chooser, opener, shell::leaveRestore, this::showMachine, () -> shell.show(Screen.POINTS));
    }

    /// Without an engine there is no list of VMs: their points are what there is.
    private void openVm(UUID vm) {
        if (has.test(Screen.MACHINES)) {
            machines().selectedProperty().set(vm);
            shell.show(Screen.MACHINES);
        } else {
            shell.show(Screen.POINTS);
        }
    }

    private void openVmAt(UUID vm, LocalDate day) {
        openVm(vm);
        inventory.openAt(day);
    }

    private void openRun(UUID run) {
        activity.open(run);
        shell.show(Screen.ACTIVITY);
    }

    private void openRunsOf(UUID vm) {
        activity.openRunsOf(vm);
        shell.show(Screen.ACTIVITY);
    }

    /// A VM that was just made is not in the list yet.
    private void showMachine(UUID vm) {
        machines().load();
        machines().selectedProperty().set(vm);
        shell.show(Screen.MACHINES);
    }

    private void newPlan(Set<UUID> vms) {
        schedules.create(vms);
        shell.show(Screen.SCHEDULES);
    }

    private void openPlan(UUID plan) {
        schedules.open(plan);
        shell.show(Screen.SCHEDULES);
    }

    /// The wizard, on a VM.
    void openRestore(UUID vm, Optional<UUID> point) {
        restore.open(vm, point);
        shell.show(Screen.RESTORE);
    }

    /// Ctrl (or Command) and R: the wizard, on what is selected where the person is.
    void restoreHere(KeyEvent key) {
        if (key.isShortcutDown() && key.getCode() == KeyCode.R) {
            key.consume();
            UUID vm = machines().selectedProperty().get();
            PointRow point = points.selectedProperty().get();
            Screen here = shell.screenProperty().get();
            if (here == Screen.MACHINES && vm != null) {
                openRestore(vm, Optional.empty());
            } else if (here == Screen.POINTS && point != null) {
                openRestore(point.vm(), Optional.of(point.id()));
            } else if (here != Screen.RESTORE) {
                restore.open();
                shell.show(Screen.RESTORE);
            }
        }
    }

    /// From the first steps to the VMs, which have points now.
    void leaveFirstSteps() {
        machines().load();
        points.load();
        shell.show(Screen.MACHINES);
        inventory.focus();
    }
}
