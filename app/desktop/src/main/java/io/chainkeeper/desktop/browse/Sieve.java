package io.chainkeeper.desktop.browse;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a row must satisfy to be shown: every word of the search, and one filter of each kind that is set.
///
/// It is asked for each of thousands of rows on each key that is typed, so everything is prepared once.
final class Sieve implements Predicate<MachineRow> {
    private final List<String> words;
    private final Collection<List<RowFilter>> byKind;

    Sieve(String search, List<RowFilter> filters) {
        words = Arrays.stream(search.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        byKind =
                filters.stream()
                        .collect(Collectors.groupingBy(RowFilter::kind, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(Map.Entry::getValue)
                        .toList();
    }

    @Override
    public boolean test(MachineRow row) {
        for (String word : words) {
            if (!row.haystack().contains(word)) {
                return false;
            }
        }
        for (List<RowFilter> kind : byKind) {
            if (kind.stream().noneMatch(filter -> filter.letsThrough(row))) {
                return false;
            }
        }
        return true;
    }
}
