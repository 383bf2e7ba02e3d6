package io.chainkeeper.desktop.chain;

import java.time.LocalDate;
import java.util.List;

/// A place along the timeline.
sealed interface ChainSlot {
    /// From its beginning to its end, in pixels.
    double width();

    /// The points that stand here, oldest first.
    List<ChainColumn> columns();

    /// One point.
    record One(ChainColumn column) implements ChainSlot {
        @Override
        public double width() {
            return 78;
        }

        @Override
        public List<ChainColumn> columns() {
            return List.of(column);
        }
    }

    /// Many old points, drawn as one until they are opened.
    ///
    /// @param key the first day of the week or month that they are of
    record Fold(LocalDate key, List<ChainColumn> columns) implements ChainSlot {
        /// Copies the list.
        public Fold {
            columns = List.copyOf(columns);
        }

        @Override
        public double width() {
            return 104;
        }
    }

    /// Far more time than usual between two points.
    record Gap(long days) implements ChainSlot {
        @Override
        public double width() {
            return 92;
        }

        @Override
        public List<ChainColumn> columns() {
            return List.of();
        }
    }
}
