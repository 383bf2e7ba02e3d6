package io.chainkeeper.desktop.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// Keeps one node per run in a box, in the order of a list.
final class CardList {
    private final ObservableList<RunCardViewModel> runs;
    private final VBox box;
    private final Function<RunCardViewModel, Parent> make;
    private final Map<UUID, Parent> made = new HashMap<>();

    private CardList(ObservableList<RunCardViewModel> runs, VBox box, Function<RunCardViewModel, Parent> make) {
        this.runs = runs;
        this.box = box;
        this.make = make;
    }

    /// Shows them from now on.
    static void show(ObservableList<RunCardViewModel> runs, VBox box, Function<RunCardViewModel, Parent> make) {
        CardList cards = new CardList(runs, box, make);
        runs.addListener((ListChangeListener<RunCardViewModel>) _ -> cards.show());
        cards.show();
    }

    private void show() {
        made.keySet().retainAll(runs.stream().map(RunCardViewModel::id).toList());
        var nodes = runs.stream()
                .map(run -> made.computeIfAbsent(run.id(), _ -> make.apply(run)))
                .toList();
        if (!box.getChildren().equals(nodes)) {
            box.getChildren().setAll(nodes);
        }
    }
}
