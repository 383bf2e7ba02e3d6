package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.settings.Settings;
import io.chainkeeper.jobs.setup.SetUp;
import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Takes the whole set-up to another computer, as one file without secrets.
public final class MoveViewModel {
    private final Preferences preferences;
    private final Desk desk;
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper bad = new ReadOnlyBooleanWrapper(false);

    /// @param parts what the screen is made of
    public MoveViewModel(Desk desk, SettingsParts parts) {
        this.preferences = parts.preferences();
        this.desk = desk;
    }

    /// Writes the file.
    public void writeTo(Path file) {
        Settings now = preferences.now();
        desk.background()
                .ask(
                        "export",
                        () -> {
                            new SetUp(now, desk.workplace().plans().all()).write(file);
                            return file;
                        },
                        written -> tell("settings.move.written", written),
                        this::refuse);
    }

    /// Reads a file and takes over what is in it. Connections that are listed here stay.
    public void readFrom(Path file) {
        desk.background()
                .ask(
                        "import",
                        () -> withPlans(SetUp.read(file)),
                        found -> {
                            preferences.change(found::over);
                            tell("settings.move.read", file);
                        },
                        this::refuse);
    }

    /// Plans go where plans are: a plan that is here under the same id is replaced.
    private SetUp withPlans(SetUp found) throws WorkplaceException {
        for (Plan plan : found.plans()) {
            desk.workplace().plans().save(plan);
        }
        return found;
    }

    private void tell(String key, Path file) {
        bad.set(false);
        news.set(desk.wording().get(key, file.toString()));
    }

    private void refuse(Exception why) {
        bad.set(true);
        news.set(
                why instanceof IOException
                        ? desk.wording().get("settings.move.refused", String.valueOf(why.getMessage()))
                        : desk.wording().trouble(why));
    }

    /// What was done, or why not; empty for nothing yet.
    public ReadOnlyStringProperty newsProperty() {
        return news.getReadOnlyProperty();
    }

    /// Whether the news are bad.
    public ReadOnlyBooleanProperty badProperty() {
        return bad.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
