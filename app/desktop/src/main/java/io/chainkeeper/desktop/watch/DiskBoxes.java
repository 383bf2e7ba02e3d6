package io.chainkeeper.desktop.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.scene.layout.VBox;

/// The disks of a run, one below the other.
final class DiskBoxes {
    private final VBox into;
    private final List<UUID> shown = new ArrayList<>();
    private final List<DiskBox> boxes = new ArrayList<>();

    DiskBoxes(VBox into) {
        this.into = into;
    }

    void show(List<DiskLine> lines) {
        List<UUID> now = lines.stream().map(DiskLine::disk).toList();
        if (!shown.equals(now)) {
            shown.clear();
            shown.addAll(now);
            boxes.clear();
            lines.forEach(_ -> boxes.add(new DiskBox()));
            into.getChildren().setAll(boxes);
        }
        for (int i = 0; i < lines.size(); i++) {
            boxes.get(i).show(lines.get(i));
        }
    }
}
