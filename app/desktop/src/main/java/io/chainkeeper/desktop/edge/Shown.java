package io.chainkeeper.desktop.edge;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Shows a node only while it has something to say; else it takes no room either.
public final class Shown {
    private Shown() {}

    /// Binds a node's being there to a condition.
    public static void when(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
