package io.chainkeeper.desktop.chain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides what stands side by side: every point, or old ones folded by week and still older ones by month; and where
/// there is a gap in time.
final class ChainFolding {
    /// So many points are drawn one by one: about four screens of them.
    static final int UNFOLDED = 60;

    /// When there are more, the newest so many still are.
    static final int NEWEST = 30;

    /// Weeks that are told apart; what is older is folded by month.
    static final int WEEKS = 26;

    private ChainFolding() {}

    /// The slots of a picture's columns.
    ///
    /// @param opened keys of folds that a person has opened
    static List<ChainSlot> slots(List<ChainColumn> columns, Set<LocalDate> opened) {
        if (columns.size() <= UNFOLDED) {
            return withGaps(columns.stream().<ChainSlot>map(ChainSlot.One::new).toList());
        }
        List<ChainColumn> old = columns.subList(0, columns.size() - NEWEST);
        LocalDate newest = old.getLast().on();
        Map<LocalDate, List<ChainColumn>> groups = new LinkedHashMap<>();
        for (ChainColumn column : old) {
            groups.computeIfAbsent(key(column.on(), newest), _ -> new ArrayList<>())
                    .add(column);
        }
        List<ChainSlot> slots = new ArrayList<>();
        groups.forEach((key, group) -> {
            if (group.size() == 1 || opened.contains(key)) {
                group.forEach(column -> slots.add(new ChainSlot.One(column)));
            } else {
                slots.add(new ChainSlot.Fold(key, group));
            }
        });
        columns.subList(old.size(), columns.size()).forEach(column -> slots.add(new ChainSlot.One(column)));
        return withGaps(slots);
    }

    /// The fold that a day belongs to.
    ///
    /// @param newest the newest day that is folded
    static LocalDate key(LocalDate day, LocalDate newest) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return ChronoUnit.WEEKS.between(monday, newest) < WEEKS ? monday : day.withDayOfMonth(1);
    }

    private static List<ChainSlot> withGaps(List<ChainSlot> slots) {
        long usual = usual(slots);
        List<ChainSlot> all = new ArrayList<>();
        for (ChainSlot slot : slots) {
            if (!all.isEmpty()) {
                long days = days(all.getLast(), slot);
                if (days > 1 && days > 2.5 * usual) {
                    all.add(new ChainSlot.Gap(days));
                }
            }
            all.add(slot);
        }
        return List.copyOf(all);
    }

    /// The middle one of all distances, in days.
    private static long usual(List<ChainSlot> slots) {
        List<Long> days = new ArrayList<>();
        for (int i = 1; i < slots.size(); i++) {
            days.add(days(slots.get(i - 1), slots.get(i)));
        }
        return days.isEmpty() ? 0 : days.stream().sorted().toList().get(days.size() / 2);
    }

    private static long days(ChainSlot earlier, ChainSlot later) {
        return ChronoUnit.DAYS.between(
                earlier.columns().getLast().on(), later.columns().getFirst().on());
    }
}
