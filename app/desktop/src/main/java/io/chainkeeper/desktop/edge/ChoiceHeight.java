package io.chainkeeper.desktop.edge;

import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

/// Makes a button as high as the wrapped texts of its graphic need. A button asks its graphic for a height without
/// saying how wide it will be, and wrapped texts then answer for the narrowest place there is.
public final class ChoiceHeight {
    /// Room that a choice's own padding and borders take, in pixels.
    private static final double BESIDE = 40;
    private static final double ABOVE_AND_BELOW = 32;

    private ChoiceHeight() {}

    /// Follows the button's width from now on.
    ///
    /// @param choice a button whose graphic is a box of icon and texts
    public static void follow(Labeled choice) {
        if (!(choice.getGraphic() instanceof Region box)) {
            throw new IllegalArgumentException("no box in " + choice);
        }
        choice.setMinHeight(0);
        choice.setPrefHeight(ABOVE_AND_BELOW);
        choice.widthProperty().subscribe(_ -> fit(choice, box));
        choice.needsLayoutProperty().addListener((_, _, needs) -> {
            if (!needs) {
                fit(choice, box);
            }
        });
    }

    private static void fit(Labeled choice, Region box) {
        double inner = choice.getWidth() - BESIDE;
        if (inner > 0) {
            box.setMinWidth(inner);
            box.setPrefWidth(inner);
            box.setMaxWidth(inner);
            double height = Math.ceil(box.prefHeight(inner)) + ABOVE_AND_BELOW;
            choice.setMinHeight(height);
            choice.setPrefHeight(height);
            choice.setMaxHeight(height);
        }
    }
}
