package io.chainkeeper.desktop.shell;

import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.Holding;
import io.chainkeeper.jobs.attach.RunnerKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// The frame: which screen is shown, where we are, what works now.
public final class ShellViewModel {
    /// Where the open workplace is.
    ///
    /// @param engine     name of the engine; empty without one
    /// @param repository the folder
    public record Place(String engine, String repository) {
        /// Host and port of an address: what tells one engine from another where there is little room.
        String engineHost() {
            try {
                return Objects.requireNonNullElse(new URI(engine).getAuthority(), engine);
            } catch (URISyntaxException aName) {
                return engine;
            }
        }
    }

    /// Who works with the repository, when it is not this window.
    ///
    /// @param text for the header; empty when it is this window
    /// @param tip  the same in full
    public record Held(String text, String tip) {
        static final Held HERE = new Held("", "");
    }

    private final Place place;
    private final Runs runs;
    private final Wording wording;
    private final ReadOnlyObjectWrapper<Screen> screen;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<Held> held = new ReadOnlyObjectWrapper<>(Held.HERE);
    private final ChangeListener<Object> moved = (_, _, _) -> sayStatus();
    private @Nullable RunCardViewModel watched;
    private Screen before;

    /// @param runs what the status line tells of
    public ShellViewModel(Place place, Runs runs, Wording wording) {
        this.place = place;
        this.runs = runs;
        this.wording = wording;
        this.before = Screen.OVERVIEW;
        this.screen = new ReadOnlyObjectWrapper<>(before);
        runs.cards().addListener((ListChangeListener<RunCardViewModel>) _ -> watchNewest());
        sayStatus();
    }

    private void watchNewest() {
        List<RunCardViewModel> active = runs.active();
        RunCardViewModel newest = active.isEmpty() ? null : active.getFirst();
        if (newest != watched) {
            if (watched != null) {
                watched.summaryProperty().removeListener(moved);
                watched.fractionProperty().removeListener(moved);
            }
            if (newest != null) {
                newest.summaryProperty().addListener(moved);
                newest.fractionProperty().addListener(moved);
            }
            watched = newest;
        }
        sayStatus();
    }

    private void sayStatus() {
        RunCardViewModel now = watched;
        if (now == null) {
            status.set(wording.get("shell.status.quiet"));
            fraction.set(0);
            return;
        }
        int more = runs.active().size() - 1;
        String title = now.titleProperty().get();
        String summary = now.summaryProperty().get();
        status.set(
                more > 0
                        ? wording.get("shell.status.running-more", title, summary, more)
                        : wording.get("shell.status.running", title, summary));
        fraction.set(now.fractionProperty().get());
    }

    /// Says who works with the repository. Cheap: once a second is fine.
    public void holds(Holding holding) {
        held.set(
                switch (holding.state()) {
                    case OWNED -> Held.HERE;
                    case SEEKING -> held("seeking", holding);
                    case ATTACHED ->
                        held(holding.kind().equals(Optional.of(RunnerKind.WINDOW)) ? "window" : "agent", holding);
                });
    }

    private Held held(String how, Holding holding) {
        // A process id is a name, not a number: no thousands separator.
        String pid = String.valueOf(holding.pid());
        return new Held(wording.get("holding." + how), wording.get("holding." + how + ".tip", pid));
    }

    /// Who works with the repository, when it is not this window.
    public ReadOnlyObjectProperty<Held> heldProperty() {
        return held.getReadOnlyProperty();
    }

    /// Shows a screen of the rail.
    public void show(Screen which) {
        if (which != Screen.RESTORE) {
            before = which;
        }
        screen.set(which);
    }

    /// Leaves the wizard for the screen it was opened from.
    public void leaveRestore() {
        screen.set(before);
    }

    /// What is counted at the right end of the status line.
    ///
    /// @param lists that change the count
    public StringBinding counts(Supplier<String> count, Observable... lists) {
        return Bindings.createStringBinding(count::get, lists);
    }

    /// Whether there is an engine, and so a list of VMs.
    public boolean hasEngine() {
        return !place.engine().isEmpty();
    }

    /// Where we are.
    public Place place() {
        return place;
    }

    /// The screen that is shown.
    public ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    /// The status line.
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// How far what works now is, from 0 to 1; −1 while nobody knows.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// How many runs work now.
    public Runs runs() {
        return runs;
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
