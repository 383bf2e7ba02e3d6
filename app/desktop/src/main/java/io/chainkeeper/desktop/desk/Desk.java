package io.chainkeeper.desktop.desk;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.Run;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// What every screen of an open workplace shares.
///
/// The workplace may be answered for by another process: every question and every deed takes the time of a socket,
/// and is asked through the background.
///
/// @param workplace  one engine, one repository, one catalog
/// @param hasEngine  whether there was an engine when the workplace was opened
/// @param background asks it
/// @param runs       what was started on it
/// @param wording    speaks of it
public record Desk(Workplace workplace, boolean hasEngine, Background background, Runs runs, Wording wording) {
    /// Starts a run and follows it.
    ///
    /// @param refused hears on the edge why there is none
    public void start(Callable<Run> starting, Consumer<Exception> refused) {
        start(starting, _ -> {}, refused);
    }

    /// Starts a run on a VM's behalf and follows it, even if the run itself is about a point only.
    ///
    /// @param refused hears on the edge why there is none
    public void startFor(UUID vm, Callable<Run> starting, Consumer<Exception> refused) {
        background.ask("start", starting, run -> runs.follow(run, vm), refused);
    }

    /// Starts a run and follows it.
    ///
    /// @param begun   takes its card, on the edge
    /// @param refused hears on the edge why there is none
    public void start(Callable<Run> starting, Consumer<RunCardViewModel> begun, Consumer<Exception> refused) {
        background.ask("start", starting, run -> begun.accept(runs.follow(run)), refused);
    }
}
