package io.chainkeeper.desktop.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A picture laid out along one line: what stands in which slot of which lane, how large, and how to walk over it.
final class ChainStrip {
    /// Radius of the mark with the most bytes, in pixels.
    static final double LARGEST = 17;

    /// Smallest radius, in pixels: below it a mark can be neither seen nor hit. Only here the area is not true.
    static final double SMALLEST = 5;

    /// Where the keys lead.
    enum Way {
        EARLIER,
        LATER,
        UP,
        DOWN,
        FIRST,
        LAST
    }

    /// A place where something stands: one mark, or folded ones.
    record Stop(int slot, int lane) {}

    /// A version builds on another.
    ///
    /// @param from slot of the parent; −1 when it is missing
    /// @param to   slot of the child
    record Link(int lane, int from, int to) {}

    private final ChainPicture picture;
    private final List<ChainSlot> slots;
    private final double[] lefts;
    private final Map<Stop, List<ChainMark>> marks = new HashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<UUID, Integer> slotOf = new HashMap<>();
    private final long most;

    /// @param opened keys of folds that a person has opened
    ChainStrip(ChainPicture picture, Set<LocalDate> opened) {
        this.picture = picture;
        this.slots = ChainFolding.slots(picture.columns(), opened);
        this.lefts = new double[slots.size() + 1];
        for (int i = 0; i < slots.size(); i++) {
            lefts[i + 1] = lefts[i] + slots.get(i).width();
            for (ChainColumn column : slots.get(i).columns()) {
                slotOf.put(column.point(), i);
            }
        }
        for (int lane = 0; lane < picture.lanes().size(); lane++) {
            place(lane);
        }
        this.most = marks.values().stream().mapToLong(ChainStrip::bytes).max().orElse(0);
    }

    private void place(int lane) {
        for (ChainMark mark : picture.lanes().get(lane).marks()) {
            int to = slot(mark.point());
            marks.computeIfAbsent(new Stop(to, lane), _ -> new ArrayList<>()).add(mark);
            mark.parent()
                    .map(this::slot)
                    .filter(from -> from != to)
                    .ifPresent(from -> links.add(new Link(lane, from, to)));
        }
    }

    List<ChainSlot> slots() {
        return slots;
    }

    List<ChainLane> lanes() {
        return picture.lanes();
    }

    List<Link> links() {
        return links;
    }

    /// The slot of a point; −1 for a point that is not in the picture.
    int slot(UUID point) {
        return slotOf.getOrDefault(point, -1);
    }

    /// What stands somewhere, oldest first; empty for nothing.
    List<ChainMark> at(Stop stop) {
        return marks.getOrDefault(stop, List.of());
    }

    /// Where a slot begins, in pixels.
    double left(int slot) {
        return lefts[slot];
    }

    /// Where a slot's marks stand, in pixels.
    double middle(int slot) {
        return (lefts[slot] + lefts[slot + 1]) / 2;
    }

    /// Width of all slots, in pixels.
    double width() {
        return lefts[slots.size()];
    }

    /// The slot at a place; −1 for none.
    int slotAt(double x) {
        if (x < 0 || x >= width()) {
            return -1;
        }
        int found = java.util.Arrays.binarySearch(lefts, x);
        return found >= 0 ? found : -found - 2;
    }

    /// A mark's radius in pixels: the area grows with the stored bytes, so four times the bytes is twice the radius.
    double radius(Stop stop) {
        long bytes = bytes(at(stop));
        return most == 0 ? SMALLEST : Math.max(SMALLEST, LARGEST * Math.sqrt((double) bytes / most));
    }

    static long bytes(List<ChainMark> marks) {
        return marks.stream().mapToLong(ChainMark::storedBytes).sum();
    }

    /// The newest version of the first disk that has one: where the keyboard enters.
    Optional<Stop> newest() {
        for (int slot = slots.size() - 1; slot >= 0; slot--) {
            for (int lane = 0; lane < lanes().size(); lane++) {
                Stop stop = new Stop(slot, lane);
                if (marks.containsKey(stop)) {
                    return Optional.of(stop);
                }
            }
        }
        return Optional.empty();
    }

    /// The next stop in a direction: along the lane, or in the same slot the next lane that has one.
    Optional<Stop> next(Stop from, Way way) {
        return switch (way) {
            case EARLIER -> search(from.slot() - 1, -1, slots.size(), slot -> new Stop(slot, from.lane()));
            case LATER -> search(from.slot() + 1, 1, slots.size(), slot -> new Stop(slot, from.lane()));
            case UP -> search(from.lane() - 1, -1, lanes().size(), lane -> new Stop(from.slot(), lane));
            case DOWN -> search(from.lane() + 1, 1, lanes().size(), lane -> new Stop(from.slot(), lane));
            case FIRST -> search(0, 1, slots.size(), slot -> new Stop(slot, from.lane()));
            case LAST -> search(slots.size() - 1, -1, slots.size(), slot -> new Stop(slot, from.lane()));
        };
    }

    private Optional<Stop> search(int start, int step, int end, java.util.function.IntFunction<Stop> place) {
        for (int i = start; i >= 0 && i < end; i += step) {
            Stop stop = place.apply(i);
            if (marks.containsKey(stop)) {
                return Optional.of(stop);
            }
        }
        return Optional.empty();
    }

    /// Whether something stands between the two ends of a link: then the link goes around it.
    boolean covered(Link link) {
        for (int slot = link.from() + 1; slot < link.to(); slot++) {
            if (marks.containsKey(new Stop(slot, link.lane()))) {
                return true;
            }
        }
        return false;
    }
}
