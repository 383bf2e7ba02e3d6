package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Later;
import io.chainkeeper.desktop.plans.PlanSentence;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Retention;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// How long points stay, with a preview of what the rule would do. Nothing is removed by it.
public final class KeepViewModel {
    /// Whose points the preview is about.
    ///
    /// @param vm   empty for points that the plan would make within a year
    /// @param name for people
    public record Subject(Optional<UUID> vm, String name) {}

    private static final Duration BREATH = Duration.ofMillis(200);
    private static final Duration YEAR = Duration.ofDays(366);
    private static final int MOST_SLOTS = 1000;

    private final Desk desk;
    private final Later later;
    private final PlanSentence sentences;
    private final IntegerProperty last = new SimpleIntegerProperty();
    private final IntegerProperty daily = new SimpleIntegerProperty();
    private final IntegerProperty weekly = new SimpleIntegerProperty();
    private final IntegerProperty monthly = new SimpleIntegerProperty();
    private final IntegerProperty yearly = new SimpleIntegerProperty();
    private final ReadOnlyObjectWrapper<Retention> keep = new ReadOnlyObjectWrapper<>(Retention.everything());
    private final ObservableList<Subject> subjects = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Subject> subject = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<KeepPreview> preview = new ReadOnlyObjectWrapper<>(KeepPreview.NONE);
    private Later.@Nullable Pending pending;
    private Optional<Plan> plan = Optional.empty();
    private int question;

    /// Keeps everything.
    ///
    /// @param later waits until somebody has finished typing
    public KeepViewModel(Desk desk, Later later) {
        this.desk = desk;
        this.later = later;
        this.sentences = new PlanSentence(desk.wording());
        for (IntegerProperty each : List.of(last, daily, weekly, monthly, yearly)) {
            each.addListener(_ -> decide());
        }
        subjects.setAll(simulated());
        subject.set(subjects.getFirst());
        subject.addListener(_ -> lookSoon());
    }

    private Subject simulated() {
        return new Subject(Optional.empty(), wording().get("schedules.keep.simulated"));
    }

    /// Shows another rule.
    public void show(Retention now) {
        last.set(now.last());
        daily.set(now.daily());
        weekly.set(now.weekly());
        monthly.set(now.monthly());
        yearly.set(now.yearly());
        decide();
    }

    /// The VMs whose points can be looked at.
    void offer(List<Subject> vms) {
        Subject before = subject.get();
        subjects.setAll(simulated());
        subjects.addAll(vms);
        subject.set(before != null && subjects.contains(before) ? before : subjects.getFirst());
    }

    /// The plan as it stands now, whose slots are looked at.
    void plan(Optional<Plan> now) {
        plan = now;
        lookSoon();
    }

    private void decide() {
        keep.set(new Retention(last.get(), daily.get(), weekly.get(), monthly.get(), yearly.get()));
        lookSoon();
    }

    private void lookSoon() {
        if (pending != null) {
            pending.cancel();
        }
        pending = later.after(BREATH, this::look);
    }

    private void look() {
        int asked = ++question;
        Retention rule = keep.get();
        Subject whose = subject.get();
        Optional<Plan> from = plan;
        desk.background()
                .ask(
                        "retention",
                        () -> whose == null || whose.vm().isEmpty()
                                ? simulate(rule, from)
                                : KeepPreview.ofPoints(
                                        desk.workplace()
                                                .plans()
                                                .previewRetention(
                                                        rule, whose.vm().get()),
                                        wording()),
                        found -> show(asked, found),
                        refused ->
                                show(asked, new KeepPreview(List.of(), wording().trouble(refused))));
    }

    private KeepPreview simulate(Retention rule, Optional<Plan> from) throws Exception {
        if (from.isEmpty()) {
            return KeepPreview.NONE;
        }
        List<ZonedDateTime> slots = desk.workplace().plans().next(from.get(), MOST_SLOTS);
        var end = wording().moments().now().plus(YEAR);
        return KeepPreview.ofSlots(
                rule,
                slots.stream().filter(slot -> slot.toInstant().isBefore(end)).toList(),
                from.get().zone(),
                wording());
    }

    private void show(int asked, KeepPreview found) {
        if (asked == question) {
            preview.set(found);
        }
    }

    /// The rule.
    public ReadOnlyObjectProperty<Retention> keepProperty() {
        return keep.getReadOnlyProperty();
    }

    /// The rule in words, as the object of "keep".
    public String words() {
        return sentences.kept(keep.get());
    }

    /// Whose points can be looked at.
    public ObservableList<Subject> subjects() {
        return subjects;
    }

    /// Whose points are looked at.
    public ObjectProperty<@Nullable Subject> subjectProperty() {
        return subject;
    }

    /// What the rule would do.
    public ReadOnlyObjectProperty<KeepPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// The newest so many.
    public IntegerProperty lastProperty() {
        return last;
    }

    /// One of each of so many days.
    public IntegerProperty dailyProperty() {
        return daily;
    }

    /// One of each of so many weeks.
    public IntegerProperty weeklyProperty() {
        return weekly;
    }

    /// One of each of so many months.
    public IntegerProperty monthlyProperty() {
        return monthly;
    }

    /// One of each of so many years.
    public IntegerProperty yearlyProperty() {
        return yearly;
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
