package io.chainkeeper.desktop;

import io.chainkeeper.desktop.begin.Answers;
import io.chainkeeper.desktop.begin.BeginController;
import io.chainkeeper.desktop.begin.BeginResultController;
import io.chainkeeper.desktop.begin.BeginStep;
import io.chainkeeper.desktop.begin.BeginViewModel;
import io.chainkeeper.desktop.begin.BeginVmsController;
import io.chainkeeper.desktop.begin.Relocation;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.watch.RunCards;
import java.util.Optional;
import javafx.scene.Node;

/// The first steps, offered where there is an engine and neither a plan nor a point: a part of the window's parts list.
final class FirstSteps {
    /// Where they begin.
    ///
    /// @param answers    given before the workplace was opened
    /// @param relocation moves to another folder
    record Start(Answers answers, Relocation relocation) {}

    private final Desk desk;
    private final Views views;
    private final RunCards cards;
    private final FolderChooser chooser;
    private final Start start;
    private Optional<BeginViewModel> model = Optional.empty();

    FirstSteps(Desk desk, Views views, RunCards cards, FolderChooser chooser, Start start) {
        this.desk = desk;
        this.views = views;
        this.cards = cards;
        this.chooser = chooser;
        this.start = start;
    }

    /// The screen; empty where there is nothing to back up or where another guide leads.
    ///
    /// @param guided whether another guide leads
    /// @param close  leaves the first steps
    Optional<Node> screen(boolean guided, Runnable close) {
        if (guided || !desk.hasEngine()) {
            return Optional.empty();
        }
        BeginViewModel begin = new BeginViewModel(desk, start.relocation(), start.answers(), close);
        model = Optional.of(begin);
        Node vms = views.load("begin-vms", new BeginVmsController(begin));
        Node result = views.load("begin-result", new BeginResultController(begin, cards));
        return Optional.of(views.load("begin", new BeginController(begin, vms, result, cards, chooser)));
    }

    /// Shows them if they are needed, as soon as that is known.
    void offer(Runnable show) {
        model.ifPresent(begin -> {
            if (start.answers().step() != BeginStep.VMS) {
                begin(begin, show);
                return;
            }
            desk.background()
                    .ask(
                            "whether this is new",
                            () -> desk.workplace().plans().all().isEmpty()
                                    && desk.workplace().points().isEmpty(),
                            isNew -> {
                                if (isNew) {
                                    begin(begin, show);
                                }
                            },
                            _ -> {}); // what cannot be asked is told where it is shown
        });
    }

    private static void begin(BeginViewModel begin, Runnable show) {
        begin.load();
        show.run();
    }
}
