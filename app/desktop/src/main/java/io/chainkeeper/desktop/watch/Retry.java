package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.activity.RunStory;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.repository.Point;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/// Starts once more what failed. What a restore asked for is asked for again: the wizard opens on its point.
public final class Retry {
    private final Workplace workplace;
    private final Background background;
    private final Runs runs;
    private final BiConsumer<UUID, Optional<UUID>> restore;

    /// @param restore opens the wizard on a VM's point
    public Retry(Workplace workplace, Background background, Runs runs, BiConsumer<UUID, Optional<UUID>> restore) {
        this.workplace = workplace;
        this.background = background;
        this.runs = runs;
        this.restore = restore;
    }

    /// What tries again; empty for what cannot be tried from here.
    public Optional<Runnable> of(RunCardViewModel card) {
        return switch (card.kind()) {
            case BACKUP -> card.vm().map(vm -> () -> start(card, () -> workplace.backup(vm, BackupOptions.standard())));
            case VERIFY -> Optional.of(() -> start(card, () -> workplace.verify(point(card))));
            case RESTORE_VM, RESTORE_DISKS, RESTORE_FILES -> Optional.of(() -> openWizard(card));
            case REBUILD_CATALOG -> Optional.of(() -> start(card, workplace::rebuildCatalog));
            case CLEAN_UP -> Optional.of(() -> start(card, workplace::cleanUp));
            case ADOPT -> Optional.empty();
        };
    }

    private void start(RunCardViewModel card, Callable<Run> starting) {
        background.ask(
                "retry",
                starting,
                run -> {
                    card.dismiss();
                    runs.follow(run);
                },
                _ -> {}); // the card that tells what went wrong is still there
    }

    private UUID point(RunCardViewModel card) throws Exception {
        return workplace
                .activity()
                .story(card.id())
                .map(RunStory::entry)
                .flatMap(entry -> entry.point())
                .orElseThrow(() -> new IllegalStateException("run " + card.id() + " was about no point"));
    }

    private void openWizard(RunCardViewModel card) {
        background.ask(
                "point of a run",
                () -> workplace.point(point(card)),
                found -> found.ifPresent(
                        (Point point) -> restore.accept(point.vm().id(), Optional.of(point.id()))),
                _ -> {});
    }
}
