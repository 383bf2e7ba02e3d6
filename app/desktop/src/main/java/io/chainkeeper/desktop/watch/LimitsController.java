package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.wording.Wording;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import org.controlsfx.control.PopOver;

/// Binds the bar with the limit for all transfers; what it has no room for is in a popover.
public final class LimitsController {
    private final LimitsViewModel model;
    private final Views views;
    private final Wording wording;

    @FXML
    private Slider slider;

    @FXML
    private Label value;

    @FXML
    private Label said;

    @FXML
    private Button more;

    /// @param views read the popover's file
    public LimitsController(LimitsViewModel model, Views views, Wording wording) {
        this.model = model;
        this.views = views;
        this.wording = wording;
    }

    @FXML
    private void initialize() {
        slider.setMax(LimitsViewModel.stops() - 1.0);
        model.limitsProperty().subscribe(limits -> {
            if (!slider.isValueChanging()) {
                slider.setValue(LimitsViewModel.stopOf(limits.bandwidth().bytesPerSecond()));
            }
        });
        slider.valueProperty().subscribe(_ -> slid());
        said.textProperty().bind(model.saidProperty());
        more.setOnAction(_ -> openMore());
        slider.disableProperty().bind(model.heardProperty().not());
        more.disableProperty().bind(model.heardProperty().not());
    }

    private void slid() {
        int stop = (int) Math.round(slider.getValue());
        value.setText(model.wordsAt(stop));
        slider.setAccessibleText(wording.get("transfers.limit.spoken", model.wordsAt(stop)));
        if (!slider.isValueChanging()) {
            model.limitTo(stop);
        }
    }

    private void openMore() {
        PopOver popover = new PopOver(views.load("hours", new HoursController(model)));
        popover.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popover.setAnimated(false);
        popover.setTitle(wording.get("transfers.more"));
        popover.show(more);
    }
}
