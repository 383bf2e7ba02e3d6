package io.chainkeeper.desktop;

import io.chainkeeper.cli.demo.StageNews;
import io.chainkeeper.desktop.connect.Doors;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.PlacedSecrets;
import io.chainkeeper.jobs.settings.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The doors of a window. What is opened behind one of them is the window's open place from the first moment on,
/// whether or not a person is still there to enter.
final class WindowDoors implements Doors {
    private final Wiring wiring;
    private final OpenPlace place;
    private final PlacedSecrets secrets;
    private final Parameter parameter;
    private final Supplier<Wording> wording;
    private final Consumer<Wiring.Opened> enter;

    /// @param parameter what the program was started with
    /// @param wording   in the language of the moment
    /// @param enter     shows the screens, on the FX thread
    WindowDoors(
            Belongings belongings,
            OpenPlace place,
            Parameter parameter,
            Supplier<Wording> wording,
            Consumer<Wiring.Opened> enter) {
        this.wiring = new Wiring(belongings.data(), belongings.secrets());
        this.place = place;
        this.secrets = belongings.secrets();
        this.parameter = parameter;
        this.wording = wording;
        this.enter = enter;
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
        return secrets.place();
    }

    @Override
    public Entry lab(Consumer<String> tell) throws Exception {
        Wording words = wording.get();
        return entry(wiring.lab(parameter, words.get("shell.engine.lab"), news -> tell.accept(told(news, words))));
    }

    static String told(StageNews news, Wording words) {
        return switch (news) {
            case StageNews.Gathering() -> words.get("welcome.lab.gathering");
            case StageNews.DiskBegun(int files, long bytes) -> words.get("welcome.lab.disk", files, words.size(bytes));
            case StageNews.LabOpen(URI engine, int vms) -> words.get("welcome.lab.open", vms);
        };
    }

    /// The way in, once something is open.
    Entry entry(Wiring.Opened alone) {
        Wiring.Opened taken = place.take(alone);
        return () -> enter.accept(taken);
    }

    /// The same engine with another repository. What was open stays open and the window's place, until it is exchanged.
    Wiring.Opened moved(Wiring.Opened from, Path folder) throws Exception {
        return place.inCompany(wiring.moved(from, folder));
    }
}
