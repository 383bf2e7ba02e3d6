package io.chainkeeper.desktop.overview;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.Attention;
import io.chainkeeper.jobs.activity.CalendarRow;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.activity.Upcoming;
import io.chainkeeper.jobs.plan.BackupOptions;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

/// The first screen: what a person wants to know in the morning.
///
/// Health, space and calendar are three questions: what is answered is shown, whatever the others do.
public final class OverviewViewModel {
    /// Weeks of the calendar.
    static final int WEEKS = 26;

    private final Desk desk;
    private final StateSentence sentences;
    private final ReadOnlyObjectWrapper<Optional<Health>> health = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper state;
    private final ReadOnlyObjectWrapper<Tone> tone = new ReadOnlyObjectWrapper<>(Tone.CALM);
    private final ReadOnlyObjectWrapper<List<AttentionLine>> attention = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> next = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<SpaceFacts>> space = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<List<CalendarRow>>> calendar =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private int awaited;
    private final Set<UUID> starting = new HashSet<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// An overview that knows nothing yet.
    public OverviewViewModel(Desk desk) {
        this.desk = desk;
        this.sentences = new StateSentence(desk.wording());
        this.state = new ReadOnlyStringWrapper(desk.wording().get("overview.loading"));
        desk.runs().whenEnded((_, _) -> load());
    }

    /// Asks again for what changes while time passes. Nothing while an answer is still awaited.
    public void lookAgain() {
        if (awaited == 0) {
            trouble.set("");
            askForHealth();
            askForCalendar();
        }
    }

    private void askForHealth() {
        awaited++;
        desk.background()
                .ask(
                        "health",
                        () -> desk.workplace().activity().health(),
                        found -> {
                            awaited--;
                            show(found);
                        },
                        refused -> {
                            awaited--;
                            refuse(refused);
                        });
    }

    /// Asks for everything, again.
    public void load() {
        trouble.set("");
        askForHealth();
        desk.background()
                .ask(
                        "space",
                        () -> SpaceFacts.of(desk.workplace().activity().space(), wording()),
                        found -> space.set(Optional.of(found)),
                        this::refuse);
        askForCalendar();
    }

    private void askForCalendar() {
        LocalDate today = wording().moments().today();
        desk.background()
                .ask(
                        "calendar",
                        () -> desk.workplace()
                                .activity()
                                .calendar(
                                        today.minusWeeks(WEEKS).plusDays(1),
                                        today,
                                        wording().moments().zone()),
                        found -> calendar.set(Optional.of(found)),
                        this::refuse);
    }

    private void refuse(Exception refused) {
        trouble.set(wording().trouble(refused));
        if (health.get().isEmpty()) {
            state.set(wording().get("overview.unknown"));
            tone.set(Tone.WARN);
        }
    }

    private void show(Health found) {
        health.set(Optional.of(found));
        state.set(sentences.of(found));
        tone.set(StateSentence.tone(found));
        attention.set(found.attention().stream().map(each -> line(each, found)).toList());
        next.set(found.next().stream().map(this::said).toList());
    }

    private AttentionLine line(Attention what, Health found) {
        Deed deed = Deed.about(what);
        UUID about = what.run()
                .or(what::vm)
                .orElseGet(() -> UUID.nameUUIDFromBytes(what.kind().name().getBytes(StandardCharsets.UTF_8)));
        return new AttentionLine(
                what, sentences.of(what, found.asOf()), deed, wording().get(deed.key()), about);
    }

    private String said(Upcoming slot) {
        return wording()
                .get("overview.next.slot", slot.planName(), wording().moments().at(slot.at()), slot.vms());
    }

    /// Backs a VM up.
    public void backUp(UUID vm) {
        if (starting.add(vm)) {
            desk.start(
                    () -> desk.workplace().backup(vm, BackupOptions.standard()), _ -> starting.remove(vm), refused -> {
                        starting.remove(vm);
                        refuse(refused);
                    });
        }
    }

    /// Backs up every VM that is overdue.
    public void backUpOverdue() {
        overdue().forEach(this::backUp);
    }

    /// VMs that are overdue and not being backed up.
    public List<UUID> overdue() {
        return attention.get().stream()
                .filter(line -> line.what().kind() == Attention.Kind.OVERDUE)
                .flatMap(line -> line.what().vm().stream())
                .filter(vm -> !busy(vm))
                .toList();
    }

    /// Whether a run works on a VM, or is about to.
    public boolean busy(UUID vm) {
        return starting.contains(vm)
                || desk.runs().active().stream().anyMatch(card -> card.vm().equals(Optional.of(vm)));
    }

    /// Settles what died runs have left.
    public void cleanUp() {
        desk.start(desk.workplace()::cleanUp, this::refuse);
    }

    /// A person has seen it.
    public void acknowledge(AttentionLine line) {
        desk.background()
                .ask(
                        "acknowledge",
                        () -> {
                            desk.workplace().activity().acknowledge(line.about());
                            return desk.workplace().activity().health();
                        },
                        this::show,
                        this::refuse);
    }

    /// Cards of every run, newest first.
    public ObservableList<RunCardViewModel> runs() {
        return desk.runs().cards();
    }

    /// Runs that have not ended.
    public List<RunCardViewModel> active() {
        return desk.runs().active();
    }

    /// How things stand; empty until it is known.
    public ReadOnlyObjectProperty<Optional<Health>> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /// The same in one or two sentences.
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// How that is meant.
    public ReadOnlyObjectProperty<Tone> toneProperty() {
        return tone.getReadOnlyProperty();
    }

    /// What needs a person, the worst first.
    public ReadOnlyObjectProperty<List<AttentionLine>> attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    /// What runs next, the soonest first.
    public ReadOnlyObjectProperty<List<String>> nextProperty() {
        return next.getReadOnlyProperty();
    }

    /// The space; empty until it is known.
    public ReadOnlyObjectProperty<Optional<SpaceFacts>> spaceProperty() {
        return space.getReadOnlyProperty();
    }

    /// Every VM's days; empty until they are known.
    public ReadOnlyObjectProperty<Optional<List<CalendarRow>>> calendarProperty() {
        return calendar.getReadOnlyProperty();
    }

    /// Why something is not shown; empty if all is.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
