package io.chainkeeper.desktop.browse;

import java.util.List;
import javafx.collections.ObservableList;

/// Brings a shown list up to date with as little movement as possible.
final class Replacing {
    /// From here on one big exchange is cheaper than many small ones.
    private static final int FEW = 64;

    private Replacing() {}

    static void with(ObservableList<MachineRow> rows, List<MachineRow> now) {
        if (rows.equals(now)) {
            return;
        }
        if (!sameOrder(rows, now) || changes(rows, now) > FEW) {
            rows.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!rows.get(i).equals(now.get(i))) {
                rows.set(i, now.get(i));
            }
        }
    }

    private static boolean sameOrder(List<MachineRow> rows, List<MachineRow> now) {
        if (rows.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!rows.get(i).id().equals(now.get(i).id())) {
                return false;
            }
        }
        return true;
    }

    private static int changes(List<MachineRow> rows, List<MachineRow> now) {
        int changes = 0;
        for (int i = 0; i < now.size(); i++) {
            changes += rows.get(i).equals(now.get(i)) ? 0 : 1;
        }
        return changes;
    }
}
