package io.chainkeeper.desktop;

import io.chainkeeper.desktop.connect.ConnectController;
import io.chainkeeper.desktop.connect.ConnectViewModel;
import io.chainkeeper.desktop.connect.Doors;
import io.chainkeeper.desktop.connect.WelcomeController;
import io.chainkeeper.desktop.connect.WelcomeViewModel;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.Sampler;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.shell.Looks;
import io.chainkeeper.desktop.shell.ShellViewModel;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;

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
    private final AtomicReference<Optional<Session>> session = new AtomicReference<>(Optional.empty());

    /// @param parameter what the program was started with
    Window(Stage stage, Scene scene, Parameter parameter) {
        this.stage = stage;
        this.scene = scene;
        this.parameter = parameter;
        this.wiring = new Wiring(Homes.data().resolve("catalogs"));
        this.looks = Looks.of(scene);
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

    private void showWelcome() {
        scene.setRoot(views.load("welcome", new WelcomeController(welcome, chooser(), this::showConnect)));
    }

    private void showConnect() {
        ConnectViewModel form = new ConnectViewModel(this, background, wording, Homes.repository());
        scene.setRoot(views.load("connect", new ConnectController(form, chooser(), this::showWelcome)));
    }

    private FolderChooser chooser() {
        return title -> {
            DirectoryChooser dialogue = new DirectoryChooser();
            dialogue.setTitle(title);
            return Optional.ofNullable(dialogue.showDialog(stage)).map(java.io.File::toPath);
        };
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

    private Entry entry(Wiring.Opened opened) {
        return () -> {
            Runs runs = new Runs(background, new Sampler(), wording);
            Desk desk = new Desk(opened.workplace(), background, runs, wording);
            var place = new ShellViewModel.Place(
                    opened.engine(), opened.repository().toString());
            Workbench bench = new Workbench(desk, place, views, chooser());
            session.set(Optional.of(new Session(desk, opened)));
            scene.setRoot(bench.assemble(opened.guest(), looks.themeProperty(), this::leave));
        };
    }

    private void leave() {
        Closing.ask(stage, session.get().map(Session::runs), wording, () -> {
            end();
            showWelcome();
        });
    }

    private void close() {
        Closing.ask(stage, session.get().map(Session::runs), wording, () -> {
            stage.hide();
            Closing.exitAfter(this::endNow);
        });
    }

    private void end() {
        session.getAndSet(Optional.empty())
                .ifPresent(open -> Thread.ofPlatform().name("closing").start(open::close));
    }

    /// Closes what is open, and comes back when it has put its things away.
    void endNow() {
        session.getAndSet(Optional.empty()).ifPresent(Session::close);
    }
}
