package io.chainkeeper.desktop.chain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A VM's chains, ready to be drawn.
///
/// @param columns restore points, oldest first
/// @param lanes   disks, in the VM's order
public record ChainPicture(List<ChainColumn> columns, List<ChainLane> lanes) {
    /// A picture of nothing.
    public static final ChainPicture EMPTY = new ChainPicture(List.of(), List.of());

    /// Radius of the mark with the most bytes, in pixels.
    static final double LARGEST = 17;

    /// Smallest radius, in pixels: below it a mark can be neither seen nor hit. Only here the area is not true.
    static final double SMALLEST = 5;

    /// Where the arrow keys lead.
    public enum Way {
        EARLIER,
        LATER,
        UP,
        DOWN
    }

    /// Copies the lists.
    public ChainPicture {
        columns = List.copyOf(columns);
        lanes = List.copyOf(lanes);
    }

    /// A mark's radius in pixels: the area grows with the stored bytes, so four times the bytes is twice the radius.
    public double radius(ChainMark mark) {
        long most = lanes.stream()
                .flatMap(lane -> lane.marks().stream())
                .mapToLong(ChainMark::storedBytes)
                .max()
                .orElse(0);
        if (most == 0) {
            return SMALLEST;
        }
        return Math.max(SMALLEST, LARGEST * Math.sqrt((double) mark.storedBytes() / most));
    }

    /// The place of a point's column, from 0, or −1 for a point that is not in the picture.
    public int column(UUID point) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).point().equals(point)) {
                return i;
            }
        }
        return -1;
    }

    /// The newest version of the first disk that has one: where the keyboard enters.
    public Optional<ChainMark> newest() {
        for (ChainColumn column : columns.reversed()) {
            for (ChainLane lane : lanes) {
                Optional<ChainMark> found = mark(lane, column.point());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// The mark of a point in a lane.
    public Optional<ChainMark> mark(ChainLane lane, UUID point) {
        return lane.marks().stream().filter(m -> m.point().equals(point)).findFirst();
    }

    /// The next mark in a direction: along the lane, or in the same column the next lane that has one.
    public Optional<ChainMark> next(ChainMark from, Way way) {
        return switch (way) {
            case EARLIER -> along(from, -1);
            case LATER -> along(from, 1);
            case UP -> across(from, -1);
            case DOWN -> across(from, 1);
        };
    }

    private Optional<ChainMark> along(ChainMark from, int step) {
        ChainLane lane = lanes.get(laneOf(from));
        for (int i = column(from.point()) + step; i >= 0 && i < columns.size(); i += step) {
            Optional<ChainMark> found = mark(lane, columns.get(i).point());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<ChainMark> across(ChainMark from, int step) {
        for (int i = laneOf(from) + step; i >= 0 && i < lanes.size(); i += step) {
            Optional<ChainMark> found = mark(lanes.get(i), from.point());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private int laneOf(ChainMark mark) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).disk().equals(mark.disk())) {
                return i;
            }
        }
        throw new IllegalArgumentException("no lane of disk " + mark.disk());
    }
}
