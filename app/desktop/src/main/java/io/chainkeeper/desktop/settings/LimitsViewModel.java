package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.RunLimits;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// How much runs may take. Each change is kept, and holds for runs that work.
public final class LimitsViewModel {
    /// Most that can be chosen.
    public static final int MOST_RUNS = 16;

    /// Fastest limit that can be chosen, in MiB per second: 100 Gbit/s.
    public static final int FASTEST = 12_000;

    private static final long MIB = 1L << 20;
    private static final int MOST_HOURS = 12;
    private final Preferences preferences;
    private final Desk desk;
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// @param parts what the screen is made of
    public LimitsViewModel(Desk desk, SettingsParts parts) {
        this.preferences = parts.preferences();
        this.desk = desk;
    }

    /// Runs at the same time.
    public void runsAtOnce(int runs) {
        change(now -> new RunLimits(runs, Math.min(runs, now.runsPerStorageDomain()), now.bandwidth()));
    }

    /// Of these, on one storage domain.
    public void runsPerStorageDomain(int runs) {
        change(now -> new RunLimits(Math.max(runs, now.runsAtOnce()), runs, now.bandwidth()));
    }

    /// Bandwidth outside all hours.
    ///
    /// @param mibPerSecond 0 for as fast as it goes
    public void bandwidth(int mibPerSecond) {
        change(now -> now.with(new Bandwidth(mibPerSecond * MIB, now.bandwidth().hours())));
    }

    /// Adds hours with a limit of their own, to be changed then.
    public void addHours() {
        changeHours(hours -> {
            if (hours.size() < MOST_HOURS) {
                hours.add(new Bandwidth.Hours(LocalTime.of(8, 0), LocalTime.of(18, 0), 20 * MIB));
            }
        });
    }

    /// Changes the hours at a place.
    public void setHours(int place, LocalTime from, LocalTime to, int mibPerSecond) {
        changeHours(hours -> hours.set(place, new Bandwidth.Hours(from, to, mibPerSecond * MIB)));
    }

    /// Drops the hours at a place.
    public void removeHours(int place) {
        changeHours(hours -> hours.remove(place));
    }

    private void changeHours(Consumer<List<Bandwidth.Hours>> change) {
        change(now -> {
            List<Bandwidth.Hours> hours = new ArrayList<>(now.bandwidth().hours());
            change.accept(hours);
            return now.with(new Bandwidth(now.bandwidth().bytesPerSecond(), hours));
        });
    }

    private void change(UnaryOperator<RunLimits> change) {
        RunLimits before = now();
        RunLimits after = change.apply(before);
        if (!after.equals(before)) {
            preferences.change(settings -> settings.withLimits(after));
            Workplace workplace = desk.workplace();
            desk.background()
                    .ask(
                            "limits",
                            () -> {
                                workplace.limit(after);
                                return after;
                            },
                            _ -> trouble.set(""),
                            refused -> trouble.set(desk.wording().trouble(refused)));
        }
    }

    /// What holds now.
    public RunLimits now() {
        return preferences.now().limits();
    }

    /// In MiB per second, rounded up: a small limit is not shown as none.
    public static int mib(long bytesPerSecond) {
        return (int) Math.min(FASTEST, (bytesPerSecond + MIB - 1) / MIB);
    }

    /// Calls with what holds, now and whenever it changes.
    public void whenChanged(Consumer<RunLimits> listener) {
        preferences.settingsProperty().map(settings -> settings.limits()).subscribe(listener);
    }

    /// Why the limits do not hold for runs that work; empty when they do.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
