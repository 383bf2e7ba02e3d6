package io.chainkeeper.desktop;

import io.chainkeeper.desktop.activity.ActivityController;
import io.chainkeeper.desktop.activity.ActivityViewModel;
import io.chainkeeper.desktop.activity.StoryController;
import io.chainkeeper.desktop.activity.StoryViewModel;
import io.chainkeeper.desktop.browse.MachinesViewModel;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.doctor.DoctorController;
import io.chainkeeper.desktop.doctor.DoctorViewModel;
import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.FolderOpener;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.edge.WhileShown;
import io.chainkeeper.desktop.guide.DemoGuest;
import io.chainkeeper.desktop.guide.GuideController;
import io.chainkeeper.desktop.guide.GuideViewModel;
import io.chainkeeper.desktop.labpanel.LabPanelController;
import io.chainkeeper.desktop.labpanel.LabPanelViewModel;
import io.chainkeeper.desktop.labpanel.MachineRoom;
import io.chainkeeper.desktop.overview.OverviewController;
import io.chainkeeper.desktop.overview.OverviewViewModel;
import io.chainkeeper.desktop.points.PointsController;
import io.chainkeeper.desktop.points.PointsViewModel;
import io.chainkeeper.desktop.restore.RestorePages;
import io.chainkeeper.desktop.restore.RestoreViewModel;
import io.chainkeeper.desktop.settings.SettingsParts;
import io.chainkeeper.desktop.settings.SettingsScreen;
import io.chainkeeper.desktop.shell.Screen;
import io.chainkeeper.desktop.shell.ShellController;
import io.chainkeeper.desktop.shell.ShellViewModel;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.desktop.stores.AdoptController;
import io.chainkeeper.desktop.stores.AdoptViewModel;
import io.chainkeeper.desktop.stores.OtherStoresController;
import io.chainkeeper.desktop.stores.OtherStoresViewModel;
import io.chainkeeper.desktop.stores.StoresController;
import io.chainkeeper.desktop.stores.StoresViewModel;
import io.chainkeeper.desktop.watch.LimitsController;
import io.chainkeeper.desktop.watch.LimitsViewModel;
import io.chainkeeper.desktop.watch.Retry;
import io.chainkeeper.desktop.watch.RunCards;
import io.chainkeeper.desktop.watch.TransfersController;
import io.chainkeeper.desktop.watch.TransfersViewModel;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Settings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;

/// All screens around one desk: the parts list of the window.
final class Workbench {
    /// Another window, the command line or the hour may have changed the limits.
    private static final Duration LIMITS_AGE = Duration.ofSeconds(5);
    /// A VM becomes overdue, and what was next has begun, by the mere passing of time.
    private static final Duration OVERVIEW_AGE = Duration.ofMinutes(1);

    private final Desk desk;
    private final Views views;
    private final FolderChooser chooser;
    private final FolderOpener opener;
    private final SettingsParts settings;
    private final RunCards cards;
    private final ShellViewModel shell;
    private final OverviewViewModel overview;
    private final MachineScreens inventory;
    private final ScheduleScreens schedules;
    private final MachinesViewModel machines;
    private final FirstSteps beginning;
    private final PointsViewModel points;
    private final ActivityViewModel activity;
    private final RestoreViewModel restore;
    private final Map<Screen, Node> screens = new EnumMap<>(Screen.class);
    private final Wayfinder ways;

    /// Leaves what is open, after asking if something runs.
    interface Leaving {
        /// For the first screen.
        void goAway();

        /// For another connection.
        void goTo(Connection other);
    }

    /// @param place   told in the header
    /// @param chooser asks for folders
    /// @param opener  shows folders
    /// @param start   where the first steps begin, should they be needed
    /// @param settings what the settings' screen is made of
    Workbench(
            Desk desk,
            ShellViewModel.Place place,
            Views views,
            FolderChooser chooser,
            FolderOpener opener,
            FirstSteps.Start start,
            SettingsParts settings) {
        this.settings = settings;
        this.desk = desk;
        this.views = views;
        this.chooser = chooser;
        this.opener = opener;
        this.cards = new RunCards(views, desk.wording());
        this.overview = new OverviewViewModel(desk);
        this.shell = new ShellViewModel(place, desk.runs(), desk.wording());
        this.inventory = new MachineScreens(desk, views, cards);
        this.machines = inventory.list();
        this.schedules = new ScheduleScreens(desk, views);
        this.beginning = new FirstSteps(desk, views, cards, chooser, start);
        this.points = new PointsViewModel(desk);
        this.activity = new ActivityViewModel(desk);
        this.restore = new RestoreViewModel(desk);
        this.ways = new Wayfinder(shell, screens::containsKey, inventory, schedules.list(), points, activity, restore);
    }

    /// The nodes of the whole window, bound; and the first questions asked.
    ///
    /// @param guest whose VM the guide leads through; empty without a guide
    /// @param room  the lab's machines; empty for a real engine
    /// @param leaving closes engine and repository
    Parent assemble(
            Optional<DemoGuest> guest, Optional<MachineRoom> room, ObjectProperty<Theme> theme, Leaving leaving) {
        Node first = views.load("overview", new OverviewController(overview, ways.ofOverview()));
        WhileShown.look(first, OVERVIEW_AGE, overview::lookAgain);
        // What a plan's rule covers is known once the VMs are read.
        machines.whenReplaced(() -> {
            if (first.getScene() != null) {
                overview.lookAgain();
            }
        });
        screens.put(Screen.OVERVIEW, first);
        if (shell.hasEngine()) {
            screens.put(Screen.MACHINES, inventory.screen(ways.ofMachines()));
            screens.put(Screen.SCHEDULES, schedules.screen());
            schedules.list().whenChanged(machines::load);
        }
        beginning.screen(guest.isPresent(), ways::leaveFirstSteps).ifPresent(node -> screens.put(Screen.BEGIN, node));
        screens.put(Screen.TRANSFERS, transfers());
        screens.put(Screen.POINTS, views.load("points", new PointsController(points, cards, ways::openRestore)));
        screens.put(Screen.ACTIVITY, activityScreen());
        screens.put(Screen.REPOSITORIES, repositoriesScreen(leaving));
        screens.put(Screen.DOCTOR, views.load("doctor", new DoctorController(new DoctorViewModel(desk), cards)));
        screens.put(Screen.SETTINGS, SettingsScreen.of(desk, settings, views));
        screens.put(Screen.RESTORE, RestorePages.wizard(views, restore, cards, ways.ofRestore(chooser, opener)));
        room.ifPresent(lab -> screens.put(Screen.LAB, labPanel(lab)));
        guest.ifPresent(demo -> {
            machines.selectedProperty().set(demo.vm());
            shell.show(Screen.MACHINES);
        });
        var filling = new ShellController.Filling(
                screens, guest.map(this::guide), counts(), theme, leaving::goAway, desk.workplace()::holding);
        Parent frame = views.load("shell", new ShellController(shell, filling));
        frame.addEventHandler(KeyEvent.KEY_PRESSED, ways::restoreHere);
        overview.load();
        machines.load();
        points.load();
        return frame;
    }

    private void limitAndKeep(RunLimits wanted) {
        desk.workplace().limit(wanted);
        desk.background().tell(() -> settings.preferences().change(before -> before.withLimits(wanted)));
    }

    private Parent transfers() {
        LimitsViewModel limits =
                new LimitsViewModel(desk.workplace()::limits, this::limitAndKeep, desk.background(), desk.wording());
        settings.preferences().settingsProperty().map(Settings::limits).subscribe(_ -> limits.look());
        Retry retry = new Retry(desk.workplace(), desk.background(), desk.runs(), desk.wording(), ways::openRestore);
        Parent bar = views.load("limits", new LimitsController(limits, views, desk.wording()));
        WhileShown.look(bar, LIMITS_AGE, limits::look);
        TransfersViewModel model = new TransfersViewModel(desk.runs(), limits, retry::of, desk.wording());
        return views.load("transfers", new TransfersController(model, cards, bar));
    }

    private Node activityScreen() {
        StoryViewModel story = new StoryViewModel(desk);
        activity.selectedProperty().subscribe(story::open);
        Node page = views.load("story", new StoryController(story));
        Node screen = views.load("activity", new ActivityController(activity, page, chooser));
        activity.load();
        return screen;
    }

    private Node repositoriesScreen(Leaving leaving) {
        Node others = views.load(
                "other-stores",
                new OtherStoresController(new OtherStoresViewModel(
                        settings.preferences(), settings.connection(), leaving::goTo, desk.wording())));
        StoresViewModel stores = new StoresViewModel(desk);
        AdoptViewModel adopt = new AdoptViewModel(desk);
        var adopting = new StoresController.Adopting(adopt, views.load("adopt", new AdoptController(adopt)), chooser);
        Node screen = views.load("repositories", new StoresController(stores, cards, opener, adopting, others));
        stores.load();
        return screen;
    }

    /// Begins to work: settles what an earlier run may have left open, and offers the first steps where nothing is
    /// kept yet. Once, however often screens are built.
    void begin() {
        desk.start(desk.workplace()::cleanUp, _ -> {}); // the overview tells what is left
        beginning.offer(() -> shell.show(Screen.BEGIN));
    }

    /// The screen that is shown.
    Screen screen() {
        return shell.screenProperty().get();
    }

    /// Shows a screen.
    void show(Screen screen) {
        shell.show(screen);
    }

    private ShellController.Guide guide(DemoGuest guest) {
        GuideViewModel guide = new GuideViewModel(desk, guest, () -> ways.openRestore(guest.vm(), Optional.empty()));
        Node strip = views.load("guide", new GuideController(guide));
        return new ShellController.Guide(strip, guide.closedProperty().not());
    }

    /// The lab is looked at only while its panel is shown.
    private Parent labPanel(MachineRoom room) {
        LabPanelViewModel panel = new LabPanelViewModel(room, desk.background(), desk.wording());
        Parent screen = views.load("lab-panel", new LabPanelController(panel));
        WhileShown.look(screen, Duration.ofSeconds(1), panel::look);
        return screen;
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
