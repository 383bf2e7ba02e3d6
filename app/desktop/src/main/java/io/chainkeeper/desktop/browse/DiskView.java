package io.chainkeeper.desktop.browse;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A disk on the VM's page.
final class DiskView extends HBox {
    DiskView(DiskRow row) {
        getStyleClass().add("disk-row");
        Label alias = new Label(row.alias());
        alias.getStyleClass().add("strong");
        Label facts = new Label(row.facts());
        facts.getStyleClass().addAll("muted", "small");
        facts.setWrapText(true);
        VBox left = new VBox(3, alias, facts);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        Label next = new Label(row.next());
        next.getStyleClass().addAll("pill", row.style());
        next.setMinWidth(Region.USE_PREF_SIZE);
        Label why = new Label(row.why());
        why.getStyleClass().addAll("muted", "small");
        why.setWrapText(true);
        VBox right = new VBox(4, next, why);
        right.setPrefWidth(230);
        right.setMinWidth(180);
        getChildren().addAll(new FontIcon("fth-hard-drive"), left, right);
    }
}
