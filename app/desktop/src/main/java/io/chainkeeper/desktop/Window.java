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
import io.chainkeeper.desktop.shell.Looks;
import io.chainkeeper.desktop.shell.ShellViewModel;
import io.chainkeeper.desktop.tray.TrayViewModel;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.settings.Background.WhenClosed;
import io.chainkeeper.jobs.settings.Homes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The stage and what is on it: the doors, or the screens of an open workplace.
final class Window implements Doors {
    private final Stage stage;
    private final Scene scene;
    private final Parameter parameter;
    private final Wording wording =
            Wording.of(Clock.systemUTC(), ZoneId.systemDefault(), Locale.getDefault(Locale.Category.FORMAT));
    private final Views views = new Views(wording.texts());
    private final Background background = new Background(Platform::runLater);
    private final Wiring wiring;
    private final Looks looks;
    private final WelcomeViewModel welcome;
    private final AtomicReference<Optional<Wiring.Opened>> opened = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Hiding hiding;
    private Optional<Runs> runs = Optional.empty();
    private Optional<Desk> desk = Optional.empty();
    private Runnable unfollow = () -> {};
    private FolderOpener opener = _ -> {};

    /// @param parameter what the program was started with
    /// @param data      folder for what can be made anew
    Window(Stage stage, Scene scene, Parameter parameter, Path data) {
        this.stage = stage;
        this.scene = scene;
        this.parameter = parameter;
        this.wiring = new Wiring(data);
        this.looks = Looks.of(scene);
        this.hiding = new Hiding(stage, background);
        this.welcome = new WelcomeViewModel(this, background, wording);
    }

    /// Shows the first screen, and walks through the lab's door if that was asked for.
    void open() {
        stage.setTitle(wording.get("app.name"));
        stage.setOnCloseRequest(request -> {
            request.consume();
            close();
        });
        showWelcome();
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

    private void showWelcome() {
        scene.setRoot(views.load("welcome", new WelcomeController(welcome, chooser(), this::showConnect)));
    }

    private void showConnect() {
        ConnectViewModel form =
                new ConnectViewModel(this, background, wording, Homes.here().repository());
        scene.setRoot(views.load("connect", new ConnectController(form, chooser(), this::showWelcome)));
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
    public Entry connect(EngineAddress address, EngineCa ca, Login login, Path repository) throws Exception {
        return entry(wiring.connect(address, ca, login, repository));
    }

    @Override
    public Entry open(Path repository) throws Exception {
        return entry(wiring.open(repository));
    }

    @Override
    public Entry lab(Consumer<String> tell) throws Exception {
        return entry(wiring.lab(parameter, wording.get("shell.engine.lab"), tell));
    }

    /// Keeps what was opened from the first moment on: a window that is closed while a door opens closes it too.
    private Entry entry(Wiring.Opened place) {
        opened.set(Optional.of(place));
        if (closed.get()) {
            endNow();
            throw new IllegalStateException("the window was closed meanwhile");
        }
        return () -> enter(place, Answers.none());
    }

    /// Opens the same engine with another repository; what was open is closed only when the other one is open.
    private void move(Wiring.Opened from, Path folder, Answers answers, Consumer<Exception> refused) {
        background.ask(
                "folder",
                () -> wiring.moved(from, folder),
                to -> {
                    opened.set(Optional.of(to));
                    Thread.ofPlatform().name("closing").start(from::close);
                    enter(to, answers);
                },
                refused);
    }

    private void enter(Wiring.Opened place, Answers answers) {
        Runs followed = new Runs(background, new Sampler(), wording);
        Desk around = new Desk(place.workplace(), background, followed, wording);
        var told = new ShellViewModel.Place(place.engine(), place.repository().toString());
        Workbench bench = new Workbench(
                around,
                told,
                views,
                chooser(),
                folder -> opener.open(folder),
                new FirstSteps.Start(answers, (folder, kept, refused) -> move(place, folder, kept, refused)));
        unfollow.run();
        unfollow = followed.attend(place.workplace(), new Sampler(Duration.seconds(1)));
        runs = Optional.of(followed);
        desk = Optional.of(around);
        scene.setRoot(bench.assemble(place.guest(), place.room(), looks.themeProperty(), this::leave));
    }

    private void leave() {
        Closing.ask(stage, runs, wording, () -> {
            end();
            showWelcome();
        });
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
        return WhenClosed.ASK;
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
