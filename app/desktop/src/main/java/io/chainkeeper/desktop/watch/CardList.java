package io.chainkeeper.desktop.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
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
        List<Parent> nodes = runs.stream()
                .map(run -> made.computeIfAbsent(run.id(), _ -> make.apply(run)))
                .toList();
        box.getChildren().retainAll(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            put(i, nodes.get(i));
        }
    }

    /// A card that stays is not taken out meanwhile: what is put in anew is dressed and laid out anew.
    private void put(int place, Parent card) {
        List<Node> there = box.getChildren();
        if (place == there.size() || there.get(place) != card) {
            there.remove(card);
            there.add(place, card);
        }
    }
}
