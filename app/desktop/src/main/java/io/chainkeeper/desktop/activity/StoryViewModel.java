package io.chainkeeper.desktop.activity;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.Explanation;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunStory;
import io.chainkeeper.jobs.run.Run;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One run, told.
public final class StoryViewModel {
    /// Everything that the page shows.
    ///
    /// @param story    what the run went through
    /// @param why      what its code means, if it has one
    /// @param canRetry the same can be started again from here
    /// @param canAcknowledge a person can say that they know
    record Told(RunStory story, Optional<Explanation> why, boolean canRetry, boolean canAcknowledge) {
        RunEntry entry() {
            return story.entry();
        }

        Tone tone() {
            return switch (entry().state()) {
                case RUNNING -> Tone.CALM;
                case COMPLETED -> story.notes().isEmpty() ? Tone.OK : Tone.WARN;
                case NOTHING_TO_DO, CANCELLED -> Tone.WARN;
                case FAILED, INTERRUPTED -> Tone.ALARM;
            };
        }
    }

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Optional<Told>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable UUID asked;

    /// Nothing is told until [#open].
    public StoryViewModel(Desk desk) {
        this.desk = desk;
        desk.runs().whenEnded((_, _) -> open(asked));
    }

    /// Tells a run, or nothing.
    public void open(@Nullable UUID run) {
        asked = run;
        if (run == null) {
            told.set(Optional.empty());
            trouble.set("");
            return;
        }
        desk.background()
                .ask(
                        "story",
                        () -> desk.workplace().activity().story(run).map(this::tell),
                        found -> show(run, found),
                        refused -> refuse(run, refused));
    }

    private Told tell(RunStory story) {
        RunEntry entry = story.entry();
        Optional<Explanation> why = entry.code().flatMap(wording().words()::explain);
        boolean unfinished = entry.state() != RunEntry.State.COMPLETED && entry.state() != RunEntry.State.RUNNING;
        boolean alarming = entry.state() == RunEntry.State.FAILED || entry.state() == RunEntry.State.INTERRUPTED;
        return new Told(story, why, unfinished && repeatable(entry), alarming);
    }

    /// What needs choices of its own, such as a restore, is begun where they are made.
    private boolean repeatable(RunEntry entry) {
        return switch (entry.kind()) {
            case BACKUP -> entry.vm().isPresent() && desk.hasEngine();
            case VERIFY, REBUILD_CATALOG, CLEAN_UP -> true;
            case RESTORE_VM, RESTORE_DISKS, RESTORE_FILES, ADOPT -> false;
        };
    }

    /// A person may have gone on to another run meanwhile.
    private void show(UUID run, Optional<Told> found) {
        if (run.equals(asked)) {
            told.set(found);
            trouble.set(found.isPresent() ? "" : wording().get("activity.gone"));
        }
    }

    private void refuse(UUID run, Exception refused) {
        if (run.equals(asked)) {
            told.set(Optional.empty());
            trouble.set(wording().trouble(refused));
        }
    }

    /// Starts what is missing: the backup of the same VM, or the same look at the repository.
    public void retry() {
        told.get().filter(Told::canRetry).map(Told::entry).ifPresent(this::retry);
    }

    private void retry(RunEntry entry) {
        desk.background()
                .ask(
                        "again",
                        () -> desk.workplace().again(entry.id()),
                        begun -> begun.ifPresentOrElse(
                                run -> follow(entry, run),
                                () -> trouble.set(wording().get("activity.gone"))),
                        refused -> trouble.set(wording().trouble(refused)));
    }

    private void follow(RunEntry entry, Run run) {
        entry.vm()
                .ifPresentOrElse(
                        vm -> desk.runs().follow(run, vm), () -> desk.runs().follow(run));
    }

    /// The person knows: it no longer calls for attention.
    public void acknowledge() {
        told.get()
                .filter(Told::canAcknowledge)
                .ifPresent(now -> desk.background()
                        .ask(
                                "acknowledge",
                                () -> {
                                    desk.workplace()
                                            .activity()
                                            .acknowledge(now.entry().id());
                                    return now;
                                },
                                known -> told.set(
                                        Optional.of(new Told(known.story(), known.why(), known.canRetry(), false))),
                                refused -> trouble.set(wording().trouble(refused))));
    }

    /// What is told; empty for nothing.
    ReadOnlyObjectProperty<Optional<Told>> toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// Why nothing can be told; empty if it can, or nothing was asked.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
