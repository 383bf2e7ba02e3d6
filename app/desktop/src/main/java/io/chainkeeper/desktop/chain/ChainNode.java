package io.chainkeeper.desktop.chain;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A mark on the screen: a button in shape of a disk version.
final class ChainNode extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private final ChainMark mark;
    private final double radius;

    ChainNode(ChainMark mark, double radius) {
        this.mark = mark;
        this.radius = radius;
        getStyleClass().addAll("chain-node", mark.full() ? "full" : "incremental");
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(mark.spoken());
        setPickOnBounds(true);
    }

    ChainMark mark() {
        return mark;
    }

    /// Puts the middle of the mark somewhere.
    void center(double x, double y) {
        resizeRelocate(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    void showSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }
}
