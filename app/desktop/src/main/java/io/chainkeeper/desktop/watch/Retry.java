package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunStory;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/// Starts once more what failed, as it was asked for then. What a restore asked for is asked for again: the wizard
/// opens on its point. What is refused is told on the card.
public final class Retry {
    private final Workplace workplace;
    private final Background background;
    private final Runs runs;
    private final Wording wording;
    private final BiConsumer<UUID, Optional<UUID>> restore;

    /// @param restore opens the wizard on a VM's point
    public Retry(
            Workplace workplace,
            Background background,
            Runs runs,
            Wording wording,
            BiConsumer<UUID, Optional<UUID>> restore) {
        this.workplace = workplace;
        this.background = background;
        this.runs = runs;
        this.wording = wording;
        this.restore = restore;
    }

    /// What tries again; empty for what cannot be tried from here.
    public Optional<Runnable> of(RunCardViewModel card) {
        return switch (card.kind()) {
            case BACKUP, VERIFY, REBUILD_CATALOG, CLEAN_UP -> Optional.of(() -> start(card));
            case RESTORE_VM, RESTORE_DISKS, RESTORE_FILES -> Optional.of(() -> openWizard(card));
            case ADOPT -> Optional.empty();
        };
    }

    private void start(RunCardViewModel card) {
        background.ask(
                "retry",
                () -> workplace.again(card.id()),
                begun -> begun.ifPresentOrElse(run -> follow(card, run), () -> forgotten(card)),
                refused -> refuse(card, refused));
    }

    private void follow(RunCardViewModel card, Run run) {
        card.dismiss();
        card.vm().ifPresentOrElse(vm -> runs.follow(run, vm), () -> runs.follow(run));
    }

    private void openWizard(RunCardViewModel card) {
        background.ask(
                "point of a run",
                () -> point(card),
                found -> found.ifPresentOrElse(
                        point -> restore.accept(point.vm().id(), Optional.of(point.id())), () -> forgotten(card)),
                refused -> refuse(card, refused));
    }

    private Optional<Point> point(RunCardViewModel card) throws WorkplaceException {
        Optional<UUID> point =
                workplace.activity().story(card.id()).map(RunStory::entry).flatMap(RunEntry::point);
        return point.isPresent() ? workplace.point(point.get()) : Optional.empty();
    }

    private void forgotten(RunCardViewModel card) {
        card.refuse(wording.get("run.retry.forgotten"));
    }

    private void refuse(RunCardViewModel card, Exception refused) {
        card.refuse(wording.get("run.retry.refused", wording.trouble(refused)));
    }
}
