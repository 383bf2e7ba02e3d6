package io.chainkeeper.desktop.stores;

import io.chainkeeper.jobs.activity.Space;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A drive as a bar: what the points take, what others take, what is free.
final class SpaceBar extends HBox {
    private final Region points = part("points");
    private final Region others = part("others");
    private double pointsShare;
    private double othersShare;

    SpaceBar() {
        getStyleClass().add("space-bar");
        getChildren().addAll(points, others);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinWidth(0);
        widthProperty().addListener((_, _, _) -> share());
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setMinWidth(0);
        return part;
    }

    /// @param said the same in words
    void show(Space space, String said) {
        double total = Math.max(1, space.total());
        pointsShare = Math.clamp(space.used() / total, 0, 1);
        othersShare = Math.clamp((total - space.free() - space.used()) / total, 0, 1 - pointsShare);
        setAccessibleText(said);
        share();
    }

    private void share() {
        points.setPrefWidth(Math.rint(getWidth() * pointsShare));
        others.setPrefWidth(Math.rint(getWidth() * othersShare));
    }
}
