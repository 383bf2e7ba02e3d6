package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.RunLimits;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// How much is done at a time: runs, and bytes per second by the hours of the day.
public final class LimitsViewModel {
    private static final long MIB = 1 << 20;
    /// Stops of the slider in MiB per second; beyond the last there is no limit.
    private static final List<Integer> STOPS = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000);

    private final Supplier<RunLimits> known;
    private final Consumer<RunLimits> choose;
    private final Background background;
    private final Wording wording;
    private final ReadOnlyObjectWrapper<RunLimits> limits = new ReadOnlyObjectWrapper<>(RunLimits.standard());
    private final ReadOnlyBooleanWrapper heard = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyLongWrapper now = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private int question;

    /// @param known  tells what holds; may take its time
    /// @param choose makes it hold, and keeps it; may take its time
    public LimitsViewModel(
            Supplier<RunLimits> known, Consumer<RunLimits> choose, Background background, Wording wording) {
        this.known = known;
        this.choose = choose;
        this.background = background;
        this.wording = wording;
        show(limits.get());
    }

    /// Asks what holds now; somebody else may have changed it, and the hour may be another.
    public void look() {
        int asked = ++question;
        background.ask(
                "limits",
                known::get,
                told -> {
                    if (asked == question) {
                        heard.set(true);
                        show(told);
                    }
                },
                _ -> {});
    }

    private void show(RunLimits told) {
        limits.set(told);
        now.set(told.bandwidth().at(wording.moments().clock()));
        said.set(sentence(told.bandwidth()));
    }

    private String sentence(Bandwidth bandwidth) {
        boolean byHours = !bandwidth.hours().isEmpty();
        if (now.get() == 0) {
            return wording.get(byHours ? "transfers.limit.none.hours" : "transfers.limit.none");
        }
        return wording.get(byHours ? "transfers.limit.now.hours" : "transfers.limit.now", wording.size(now.get()));
    }

    private void change(RunLimits wanted) {
        question++; // what was asked before this choice is answered too late
        show(wanted);
        background.ask(
                "limit",
                () -> {
                    choose.accept(wanted);
                    return wanted;
                },
                _ -> {},
                _ -> look());
    }

    /// Whether it is known what holds. Before that nobody should choose: the hours would be lost.
    public ReadOnlyBooleanProperty heardProperty() {
        return heard.getReadOnlyProperty();
    }

    /// How many stops the slider has, the one without a limit included.
    public static int stops() {
        return STOPS.size() + 1;
    }

    /// The stop for a limit: the nearest that is not below it.
    static int stopOf(long bytesPerSecond) {
        int stop = 0;
        while (stop < STOPS.size() && (bytesPerSecond == 0 || bytesPerSecond > STOPS.get(stop) * MIB)) {
            stop++;
        }
        return stop;
    }

    /// What a stop allows, in bytes per second; 0 is no limit.
    static long limitAt(int stop) {
        return stop >= STOPS.size() ? 0 : STOPS.get(stop) * MIB;
    }

    /// A stop in words.
    public String wordsAt(int stop) {
        long limit = limitAt(stop);
        return limit == 0 ? wording.get("transfers.limit.none.short") : wording.get("run.rate", wording.size(limit));
    }

    /// The general limit, outside all hours.
    public void limitTo(int stop) {
        Bandwidth old = limits.get().bandwidth();
        if (stopOf(old.bytesPerSecond()) != stop) {
            change(limits.get().with(new Bandwidth(limitAt(stop), old.hours())));
        }
    }

    /// Adds hours of the day with a limit of their own.
    public void addHours(Bandwidth.Hours more) {
        List<Bandwidth.Hours> hours = new ArrayList<>(limits.get().bandwidth().hours());
        hours.add(more);
        change(limits.get().with(new Bandwidth(limits.get().bandwidth().bytesPerSecond(), hours)));
    }

    /// Takes hours away.
    public void removeHours(Bandwidth.Hours gone) {
        List<Bandwidth.Hours> hours = new ArrayList<>(limits.get().bandwidth().hours());
        hours.remove(gone);
        change(limits.get().with(new Bandwidth(limits.get().bandwidth().bytesPerSecond(), hours)));
    }

    /// How many runs work at a time.
    public void runsAtOnce(int all, int perStorageDomain) {
        if (limits.get().runsAtOnce() != all || limits.get().runsPerStorageDomain() != perStorageDomain) {
            change(new RunLimits(all, perStorageDomain, limits.get().bandwidth()));
        }
    }

    /// Hours in words: "08:00 – 18:00: 10.0 MiB/s".
    public String words(Bandwidth.Hours hours) {
        return wording.get(
                "transfers.hours.line",
                words(hours.from()),
                words(hours.to()),
                wordsAt(stopOf(hours.bytesPerSecond())));
    }

    /// What taking hours away is called.
    String removing(Bandwidth.Hours hours) {
        return wording.get("transfers.hours.remove", words(hours));
    }

    /// A time of the day in words.
    String words(LocalTime time) {
        return wording.moments().timeOfDay(time);
    }

    /// What was chosen.
    public ReadOnlyObjectProperty<RunLimits> limitsProperty() {
        return limits.getReadOnlyProperty();
    }

    /// What holds at this hour, in bytes per second; 0 is no limit.
    public ReadOnlyLongProperty nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// What holds at this hour, in words.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }
}
