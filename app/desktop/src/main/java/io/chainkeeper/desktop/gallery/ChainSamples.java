package io.chainkeeper.desktop.gallery;

import io.chainkeeper.desktop.chain.ChainColumn;
import io.chainkeeper.desktop.chain.ChainLane;
import io.chainkeeper.desktop.chain.ChainMark;
import io.chainkeeper.desktop.chain.ChainMark.Trait;
import io.chainkeeper.desktop.chain.ChainPicture;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Chains that never change.
final class ChainSamples {
    private static final Instant FIRST = Instant.parse("2025-10-18T18:00:00Z");
    private static final long GIB = 1L << 30;
    private final Wording wording;
    private final Random random = new Random(1);

    ChainSamples(Wording wording) {
        this.wording = wording;
    }

    ChainPicture of(Sample sample) {
        return switch (sample) {
            case NOTHING -> ChainPicture.EMPTY;
            case FEW -> chain(2, List.of(0, 1, 2, 3, 9, 10), 6);
            case MANY -> chain(3, days(55), 14);
            case EXTREME -> chain(8, days(400), 30);
        };
    }

    private static List<Integer> days(int count) {
        List<Integer> days = new ArrayList<>();
        for (int day = 0; day < count; day++) {
            days.add(day);
        }
        return days;
    }

    private ChainPicture chain(int disks, List<Integer> days, int fullEvery) {
        List<UUID> points = days.stream().map(day -> new UUID(1, day)).toList();
        List<ChainColumn> columns = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Instant at = at(days.get(i));
            columns.add(new ChainColumn(
                    points.get(i),
                    wording.moments().date(at),
                    wording.moments().day(at),
                    wording.moments().time(at)));
        }
        List<ChainLane> lanes = new ArrayList<>();
        for (int disk = 0; disk < disks; disk++) {
            lanes.add(lane(disk, points, days, fullEvery + disk));
        }
        String stored = wording.size(lanes.stream()
                .flatMap(lane -> lane.marks().stream())
                .mapToLong(ChainMark::storedBytes)
                .sum());
        return new ChainPicture(columns, lanes, wording.get("pictures.chain.spoken", disks, points.size(), stored));
    }

    private static Instant at(int day) {
        return FIRST.plus(Duration.ofDays(day));
    }

    /// The second disk is left out of one point, and has lost one: a gap and a broken link.
    private ChainLane lane(int number, List<UUID> points, List<Integer> days, int fullEvery) {
        UUID disk = new UUID(2, number);
        String name = number == 0 ? "db01-system" : "db01-data-" + number;
        List<ChainMark> marks = new ArrayList<>();
        Optional<UUID> before = Optional.empty();
        for (int i = 0; i < points.size(); i++) {
            if (number == 1 && i == 2) {
                continue;
            }
            boolean full = i % fullEvery == 0;
            boolean broken = number == 1 && i == points.size() - 1 && !full;
            Optional<UUID> parent = full ? Optional.empty() : broken ? Optional.of(new UUID(9, 9)) : before;
            marks.add(mark(points.get(i), disk, name, at(days.get(i)), parent, traits(broken, i)));
            before = Optional.of(points.get(i));
        }
        return new ChainLane(disk, name, marks);
    }

    private static Set<Trait> traits(boolean broken, int place) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (broken) {
            traits.add(Trait.BROKEN);
        }
        if (place == 0) {
            traits.add(Trait.MERGED);
        }
        if (place % 3 == 0) {
            traits.add(Trait.VERIFIED);
        }
        return traits;
    }

    private ChainMark mark(UUID point, UUID disk, String name, Instant at, Optional<UUID> parent, Set<Trait> traits) {
        boolean full = parent.isEmpty();
        long bytes = full ? 12 * GIB : (long) (random.nextDouble() * random.nextDouble() * 3 * GIB);
        String spoken = wording.get(
                "pictures.chain.mark",
                name,
                wording.words().of(full ? Mode.FULL : Mode.INCREMENTAL),
                wording.words().of(full ? Reason.FIRST_BACKUP : Reason.CHANGES_SINCE_LAST_POINT),
                wording.size(bytes),
                wording.size(40 * GIB),
                wording.moments().at(at),
                wording.get("consistency.file-system-consistent"));
        return new ChainMark(point, disk, full, bytes, wording.size(bytes), parent, traits, spoken);
    }
}
