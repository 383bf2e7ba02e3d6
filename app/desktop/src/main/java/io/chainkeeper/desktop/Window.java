package io.chainkeeper.desktop;

import io.chainkeeper.desktop.begin.Answers;
import io.chainkeeper.desktop.connect.ConnectController;
import io.chainkeeper.desktop.connect.ConnectViewModel;
import io.chainkeeper.desktop.connect.WelcomeController;
import io.chainkeeper.desktop.connect.WelcomeViewModel;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.edge.Carets;
import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.FolderOpener;
import io.chainkeeper.desktop.edge.Sampler;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.passwords.PassphraseDialog;
import io.chainkeeper.desktop.passwords.PassphraseViewModel;
import io.chainkeeper.desktop.passwords.PassphraseViewModel.Purpose;
import io.chainkeeper.desktop.settings.Preferences;
import io.chainkeeper.desktop.settings.SettingsParts;
import io.chainkeeper.desktop.shell.Looks;
import io.chainkeeper.desktop.shell.ShellViewModel;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.autostart.Autostart;
import io.chainkeeper.jobs.notify.Channels;
import io.chainkeeper.jobs.settings.Appearance;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Homes;
import io.chainkeeper.jobs.settings.SealedSecrets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
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
final class Window {
    /// How soon a run that a plan or the agent has begun is seen; more often would cost an idle computer.
    private static final Duration ATTENTION = Duration.ofSeconds(2);

    private final Stage stage;
    private final Scene scene;
    private final Parameter parameter;
    private final Belongings belongings;
    private final Background background = new Background(Platform::runLater);
    private final Preferences preferences;
    private final WindowDoors doors;
    private final Looks looks;
    private final VBox notes = new VBox();
    private final StackPane layers = new StackPane(new StackPane(), notes);
    private final Channels channels;
    private Wording wording;
    private Views views;
    private Sampler sampler = new Sampler();
    private final OpenPlace place;
    private final WayOut wayOut;
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
        StackPane.setAlignment(notes, Pos.TOP_RIGHT);
        scene.setRoot(layers);
        Carets.restIn(scene);
        this.looks = Looks.of(scene);
        this.channels = new Channels(belongings.secrets(), new ScreenNotices(stage, notes));
        this.place = new OpenPlace(belongings, channels);
        this.doors =
                new WindowDoors(belongings, place, parameter, () -> wording, opened -> enter(opened, Answers.none()));
        this.wayOut = new WayOut(stage, background, preferences, place, new AtTheMoment());
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
        place.now().ifPresent(open -> {
            sampler.stop();
            assemble(open, Answers.none()).show(old.screen());
        });
    }

    /// Shows the first screen, and walks through the lab's door if that was asked for.
    void open() {
        stage.setTitle(wording.get("app.name"));
        stage.setOnCloseRequest(request -> {
            request.consume();
            wayOut.close();
        });
        WelcomeViewModel welcome = showWelcome();
        if (parameter.lab()) {
            welcome.openLab();
        } else {
            background.ask("sealed", belongings.secrets().sealed()::state, this::askOnce, _ -> {});
        }
    }

    /// Sealed passwords are asked about when the window opens, and not again; the settings have the same question.
    private void askOnce(SealedSecrets.State file) {
        if (file == SealedSecrets.State.CLOSED && stage.isShowing()) {
            askForPassphrase(Purpose.OPEN, () -> {});
        }
    }

    private void askForPassphrase(Purpose purpose, Runnable then) {
        var model = new PassphraseViewModel(purpose, belongings.secrets(), preferences::now, background, wording);
        PassphraseDialog.ask(stage, views, model, then);
    }

    /// How the scene is dressed.
    Looks looks() {
        return looks;
    }

    /// What leads to a workplace.
    WindowDoors doors() {
        return doors;
    }

    /// The open workplace.
    Optional<Workplace> workplace() {
        return place.now().map(Wiring.Opened::workplace);
    }

    /// Puts a screen below the notices.
    private void put(Parent screen) {
        layers.getChildren().set(0, screen);
    }

    private WelcomeViewModel showWelcome() {
        bench = Optional.empty();
        WelcomeViewModel welcome = new WelcomeViewModel(
                doors, background, wording, preferences.now().connections());
        put(views.load("welcome", new WelcomeController(welcome, chooser(), this::showConnect)));
        return welcome;
    }

    private void showConnect() {
        ConnectViewModel form =
                new ConnectViewModel(doors, background, wording, Homes.here().repository());
        put(views.load(
                "connect",
                new ConnectController(
                        form, chooser(), this::showWelcome, then -> askForPassphrase(Purpose.MAKE, then))));
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

    /// Opens the same engine with another repository; what was open is closed only when the other one is open.
    private void move(Wiring.Opened from, Path folder, Answers answers, Consumer<Exception> refused) {
        background.ask(
                "folder",
                () -> doors.moved(from, folder),
                to -> {
                    place.exchange(from, to);
                    from.connection().ifPresent(old -> preferences.change(before -> before.without(old.id())));
                    enter(to, answers);
                },
                refused);
    }

    private void enter(Wiring.Opened open, Answers answers) {
        open.connection().ifPresent(connection -> preferences.change(before -> before.opened(connection)));
        assemble(open, answers).begin();
    }

    /// Builds the screens around a workplace.
    private Workbench assemble(Wiring.Opened open, Answers answers) {
        sampler = new Sampler();
        Runs followed = new Runs(background, sampler, wording);
        Desk around = new Desk(open.workplace(), !open.engine().isEmpty(), background, followed, wording);
        var told = new ShellViewModel.Place(open.engine(), open.repository().toString());
        var kept = new SettingsParts(
                preferences.branch(),
                belongings.secrets(),
                channels,
                Autostart.here(),
                open.connection().map(Connection::id),
                belongings.locale(),
                new FileDialogues(stage));
        Workbench built = new Workbench(
                around,
                told,
                views,
                chooser(),
                folder -> opener.open(folder),
                new FirstSteps.Start(answers, (folder, taken, refused) -> move(open, folder, taken, refused)),
                kept);
        unfollow.run();
        unfollow = followed.attend(open.workplace(), new Sampler(ATTENTION));
        runs = Optional.of(followed);
        desk = Optional.of(around);
        bench = Optional.of(built);
        put(built.assemble(open.guest(), open.room(), looks.themeProperty(), new Leave()));
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

    /// What the window shows, for its way out.
    private final class AtTheMoment implements WayOut.Shown {
        @Override
        public Optional<Runs> runs() {
            return runs;
        }

        @Override
        public Optional<Desk> desk() {
            return desk;
        }

        @Override
        public Wording wording() {
            return wording;
        }
    }

    /// Brings the window to the front, from wherever it is.
    void show() {
        wayOut.comeBack();
    }

    private void end() {
        unfollow.run();
        unfollow = () -> {};
        runs = Optional.empty();
        desk = Optional.empty();
        place.end();
    }

    /// Closes what is open, and comes back when it has put its things away.
    void endNow() {
        place.endNow();
    }

    /// The same, and whatever is still being opened is closed as soon as it is open.
    void endForGood() {
        place.endForGood();
    }
}
