package io.chainkeeper.desktop;

import io.chainkeeper.desktop.begin.Answers;
import io.chainkeeper.desktop.connect.ConnectController;
import io.chainkeeper.desktop.connect.ConnectViewModel;
import io.chainkeeper.desktop.connect.Doors;
import io.chainkeeper.desktop.connect.WelcomeController;
import io.chainkeeper.desktop.connect.WelcomeViewModel;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.FolderOpener;
import io.chainkeeper.desktop.edge.Sampler;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.settings.Preferences;
import io.chainkeeper.desktop.settings.SettingsParts;
import io.chainkeeper.desktop.shell.Looks;
import io.chainkeeper.desktop.shell.ShellViewModel;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.desktop.tray.TrayViewModel;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Holding;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.autostart.Autostart;
import io.chainkeeper.jobs.notify.Channels;
import io.chainkeeper.jobs.notify.Watch;
import io.chainkeeper.jobs.settings.Appearance;
import io.chainkeeper.jobs.settings.Background.WhenClosed;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Homes;
import io.chainkeeper.jobs.settings.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;

/// The stage and what is on it: the doors, or the screens of an open workplace.
final class Window implements Doors {
    /// How soon a run that a plan or the agent has begun is seen; more often would cost an idle computer.
    private static final Duration ATTENTION = Duration.ofSeconds(2);

    private final Stage stage;
    private final Scene scene;
    private final Parameter parameter;
    private final Belongings belongings;
    private final Background background = new Background(Platform::runLater);
    private final Preferences preferences;
    private final Wiring wiring;
    private final Looks looks;
    private final VBox notes = new VBox();
    private final StackPane layers = new StackPane(new StackPane(), notes);
    private final Channels channels;
    private Wording wording;
    private Views views;
    private Sampler sampler = new Sampler();
    private final AtomicReference<Optional<Wiring.Opened>> opened = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Hiding hiding;
    private Optional<Runs> runs = Optional.empty();
    private Optional<Desk> desk = Optional.empty();
    private Runnable unfollow = () -> {};
    private FolderOpener opener = _ -> {};
    private Optional<Workbench> bench = Optional.empty();

    /// @param parameter  what the program was started with
    /// @param belongings what the person has brought along
    Window(Stage stage, Scene scene, Parameter parameter, Belongings belongings) {
        this.stage = stage;
        this.scene = scene;
        this.parameter = parameter;
        this.belongings = belongings;
        this.preferences = new Preferences(belongings.settings(), belongings.first(), background);
        this.wiring = new Wiring(belongings.data(), belongings.secrets());
        StackPane.setAlignment(notes, Pos.TOP_RIGHT);
        scene.setRoot(layers);
        this.looks = Looks.of(scene);
        this.hiding = new Hiding(stage, background);
        this.channels = new Channels(belongings.secrets(), new ScreenNotices(stage, notes));
        this.wording = speak();
        this.views = new Views(wording.texts());
        wear(preferences.now().appearance());
        looks.themeProperty()
                .addListener((_, _, chosen) -> preferences.change(
                        before -> before.withAppearance(before.appearance().withTheme(chosen.kept()))));
        preferences.settingsProperty().addListener((_, before, now) -> follow(before.appearance(), now.appearance()));
    }

    private Wording speak() {
        Locale language = preferences.now().appearance().locale(belongings.locale());
        looks.read(language);
        return Wording.of(belongings.clock(), ZoneId.systemDefault(), language);
    }

    private void wear(Appearance appearance) {
        looks.themeProperty().set(Theme.of(appearance.theme()));
        looks.reduceMotion(appearance.reduceMotion());
    }

    /// Looks change where they are; another language builds every screen anew, and runs go on meanwhile.
    private void follow(Appearance before, Appearance now) {
        wear(now);
        if (!before.language().equals(now.language())) {
            wording = speak();
            views = new Views(wording.texts());
            stage.setTitle(wording.get("app.name"));
            bench.ifPresentOrElse(this::rebuild, this::showWelcome);
        }
    }

    private void rebuild(Workbench old) {
        opened.get().ifPresent(place -> {
            sampler.stop();
            assemble(place, Answers.none()).show(old.screen());
        });
    }

    /// Shows the first screen, and walks through the lab's door if that was asked for.
    void open() {
        stage.setTitle(wording.get("app.name"));
        stage.setOnCloseRequest(request -> {
            request.consume();
            close();
        });
        WelcomeViewModel welcome = showWelcome();
        if (parameter.lab()) {
            welcome.openLab();
        }
    }

    /// How the scene is dressed.
    Looks looks() {
        return looks;
    }

    /// The open workplace.
    Optional<Workplace> workplace() {
        return opened.get().map(Wiring.Opened::workplace);
    }

    /// Puts a screen below the notices.
    private void put(Parent screen) {
        layers.getChildren().set(0, screen);
    }

    private WelcomeViewModel showWelcome() {
        bench = Optional.empty();
        WelcomeViewModel welcome = new WelcomeViewModel(
                this, background, wording, preferences.now().connections());
        put(views.load("welcome", new WelcomeController(welcome, chooser(), this::showConnect)));
        return welcome;
    }

    private void showConnect() {
        ConnectViewModel form =
                new ConnectViewModel(this, background, wording, Homes.here().repository());
        put(views.load("connect", new ConnectController(form, chooser(), this::showWelcome)));
    }

    private FolderChooser chooser() {
        return title -> {
            DirectoryChooser dialogue = new DirectoryChooser();
            dialogue.setTitle(title);
            return Optional.ofNullable(dialogue.showDialog(stage)).map(java.io.File::toPath);
        };
    }

    /// How folders are shown; until this is called they are not.
    void showFoldersBy(FolderOpener system) {
        opener = system;
    }

    @Override
    public Entry connect(EngineAddress address, EngineCa ca, Login login, Path repository, Keep keep) throws Exception {
        return entry(wiring.connect(address, ca, login, repository, keep));
    }

    @Override
    public Entry open(Path repository) throws Exception {
        return entry(wiring.open(repository));
    }

    @Override
    public Entry reopen(Connection connection, Optional<String> password, boolean keepPassword) throws Exception {
        return entry(wiring.reopen(connection, password, keepPassword));
    }

    @Override
    public Secrets.Place passwordPlace() {
        return belongings.secrets().place();
    }

    @Override
    public Entry lab(Consumer<String> tell) throws Exception {
        return entry(wiring.lab(parameter, wording.get("shell.engine.lab"), tell));
    }

    /// Keeps what was opened from the first moment on: a window that is closed while a door opens closes it too.
    Entry entry(Wiring.Opened alone) {
        Wiring.Opened place = inCompany(alone);
        opened.set(Optional.of(place));
        if (closed.get()) {
            endNow();
            throw new IllegalStateException("the window was closed meanwhile");
        }
        return () -> enter(place, Answers.none());
    }

    /// The limits of the settings hold, and changes of state are told, while this process owns the catalog. What
    /// happens on the lab is nobody's trouble.
    private Wiring.Opened inCompany(Wiring.Opened place) {
        if (place.guest().isPresent()) {
            return place;
        }
        Workplace workplace = place.workplace();
        BooleanSupplier ours = () -> workplace.holding().state() == Holding.State.OWNED;
        if (ours.getAsBoolean()) {
            workplace.limit(belongings.settings().current().limits());
        }
        var here = new Watch.Here(belongings.clock(), ZoneId::systemDefault, belongings.locale());
        Path told = workplace.options().catalogFolder();
        return place.with(new Watch(workplace.activity(), ours, belongings.settings(), channels, told, here).start());
    }

    /// Opens the same engine with another repository; what was open is closed only when the other one is open.
    private void move(Wiring.Opened from, Path folder, Answers answers, Consumer<Exception> refused) {
        background.ask(
                "folder",
                () -> inCompany(wiring.moved(from, folder)),
                to -> {
                    opened.set(Optional.of(to));
                    Thread.ofPlatform().name("closing").start(from::close);
                    from.connection().ifPresent(old -> preferences.change(before -> before.without(old.id())));
                    enter(to, answers);
                },
                refused);
    }

    private void enter(Wiring.Opened place, Answers answers) {
        place.connection().ifPresent(connection -> preferences.change(before -> before.opened(connection)));
        assemble(place, answers).begin();
    }

    /// Builds the screens around a workplace.
    private Workbench assemble(Wiring.Opened place, Answers answers) {
        sampler = new Sampler();
        Runs followed = new Runs(background, sampler, wording);
        Desk around = new Desk(place.workplace(), !place.engine().isEmpty(), background, followed, wording);
        var told = new ShellViewModel.Place(place.engine(), place.repository().toString());
        var kept = new SettingsParts(
                preferences.branch(),
                belongings.secrets(),
                channels,
                Autostart.here(),
                place.connection().map(Connection::id),
                belongings.locale(),
                new FileDialogues(stage));
        Workbench built = new Workbench(
                around,
                told,
                views,
                chooser(),
                folder -> opener.open(folder),
                new FirstSteps.Start(answers, (folder, taken, refused) -> move(place, folder, taken, refused)),
                kept);
        unfollow.run();
        unfollow = followed.attend(place.workplace(), new Sampler(ATTENTION));
        runs = Optional.of(followed);
        desk = Optional.of(around);
        bench = Optional.of(built);
        put(built.assemble(place.guest(), place.room(), looks.themeProperty(), new Leave()));
        return built;
    }

    private final class Leave implements Workbench.Leaving {
        @Override
        public void goAway() {
            leave(_ -> {});
        }

        @Override
        public void goTo(Connection other) {
            leave(welcome -> welcome.reopen(other));
        }

        private void leave(Consumer<WelcomeViewModel> then) {
            Closing.ask(stage, runs, wording, () -> {
                end();
                then.accept(showWelcome());
            });
        }
    }

    private void close() {
        Optional<Wiring.Opened> place = opened.get();
        if (place.isEmpty()) {
            quit();
            return;
        }
        background.ask(
                "closing",
                () -> Departure.from(place.get().workplace()),
                this::depart,
                _ -> depart(Departure.unknown()));
    }

    private void depart(Departure departure) {
        String running = Closing.running(runs);
        switch (departure.way(!running.isEmpty(), whenClosed())) {
            case QUIT -> quit();
            case BACKGROUND -> hide();
            case ASK -> {
                switch (Closing.askToClose(stage, running, wording)) {
                    case BACKGROUND -> hide();
                    case STOP -> quit();
                    case STAY -> {}
                }
            }
        }
    }

    private WhenClosed whenClosed() {
        return preferences.now().background().whenClosed();
    }

    private void hide() {
        desk.ifPresent(open -> {
            TrayViewModel model = new TrayViewModel(open);
            hiding.hide(model, model::backUpNow, this::quit);
        });
    }

    /// Brings the window to the front, from wherever it is.
    void show() {
        hiding.comeBack();
    }

    private void quit() {
        hiding.end();
        stage.hide();
        Closing.exitAfter(this::endForGood);
    }

    private void end() {
        unfollow.run();
        unfollow = () -> {};
        runs = Optional.empty();
        desk = Optional.empty();
        opened.getAndSet(Optional.empty())
                .ifPresent(place -> Thread.ofPlatform().name("closing").start(place::close));
    }

    /// Closes what is open, and comes back when it has put its things away.
    void endNow() {
        opened.getAndSet(Optional.empty()).ifPresent(Wiring.Opened::close);
    }

    /// The same, and whatever is still being opened is closed as soon as it is open.
    void endForGood() {
        closed.set(true);
        endNow();
    }
}
