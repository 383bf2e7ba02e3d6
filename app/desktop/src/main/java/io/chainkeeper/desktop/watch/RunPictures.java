package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.pictures.BlockMapView;
import io.chainkeeper.desktop.pictures.RateChart;
import io.chainkeeper.desktop.wording.Wording;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// A run's rate over time, and the map of the disk that moves.
final class RunPictures extends VBox {
    private final Wording wording;
    private final Label name = new Label();
    private final BlockMapView map;

    /// @param limit what the rate stays below; 0 is nothing
    RunPictures(RunCardViewModel model, ObservableValue<Long> limit, Wording wording) {
        super(12);
        this.wording = wording;
        this.map = new BlockMapView(wording);
        name.getStyleClass().addAll("muted", "small");
        VBox mapped = new VBox(6, name, map);
        Shown.when(mapped, model.mappedProperty().map(Optional::isPresent));
        RateChart chart = new RateChart(wording);
        Shown.when(chart, model.endedProperty().not());
        getChildren().addAll(chart, mapped);
        model.mappedProperty().subscribe(this::show);
        model.readingProperty().subscribe(reading -> {
            if (reading.at().getEpochSecond() > 0) {
                chart.add(reading.at(), reading.bytesPerSecond());
            }
        });
        Subscription limited = limit.subscribe(chart::setLimit);
        model.endedProperty().subscribe(over -> {
            if (over) { // the limit outlives every card, and must not keep them all
                limited.unsubscribe();
            }
        });
    }

    private void show(Optional<MappedDisk> disk) {
        disk.ifPresent(now -> {
            name.setText(wording.get("run.map", now.name()));
            map.show(now.map());
        });
    }
}
