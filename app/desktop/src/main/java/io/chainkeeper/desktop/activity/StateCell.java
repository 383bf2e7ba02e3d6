package io.chainkeeper.desktop.activity;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.RunEntry;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// How a run stands, as a pill with icon and word: never by colour alone.
final class StateCell extends TableCell<RunRow, RunRow> {
    private final Wording wording;
    private final FontIcon icon = new FontIcon();
    private final Label pill = new Label();

    StateCell(Wording wording) {
        this.wording = wording;
        pill.setGraphic(icon);
        pill.getStyleClass().add("pill");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable RunRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            return;
        }
        dress(pill, icon, row.entry().state());
        pill.setText(row.state(wording));
        setGraphic(pill);
    }

    /// Gives a pill the look of a state.
    static void dress(Label pill, FontIcon icon, RunEntry.State state) {
        pill.getStyleClass().removeAll("ok", "warn", "alarm", "calm");
        switch (state) {
            case RUNNING -> look(pill, icon, "calm", "fth-activity");
            case COMPLETED -> look(pill, icon, "ok", "fth-check");
            case NOTHING_TO_DO -> look(pill, icon, "", "fth-minus");
            case CANCELLED -> look(pill, icon, "", "fth-slash");
            case FAILED -> look(pill, icon, "alarm", "fth-x");
            case INTERRUPTED -> look(pill, icon, "warn", "fth-zap-off");
        }
    }

    private static void look(Label pill, FontIcon icon, String style, String literal) {
        icon.setIconLiteral(literal);
        if (!style.isEmpty()) {
            pill.getStyleClass().add(style);
        }
    }
}
