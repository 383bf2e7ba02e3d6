package io.chainkeeper.desktop.doctor;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.doctor.Diagnosis;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.doctor.Leftover.Remedy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Findings that end in the same way.
///
/// @param remedy how
/// @param title  the same, with their number
/// @param why    what that means, in a sentence
/// @param rows   the first of them
/// @param more   how many there are besides
record Findings(Remedy remedy, String title, String why, List<LeftoverRow> rows, int more) {
    /// More would bury what matters; the command line prints all.
    static final int MOST_ROWS = 50;

    Findings {
        rows = List.copyOf(rows);
    }

    /// What was found, those that we can end first; no group is empty.
    static List<Findings> of(Diagnosis seen, Wording wording) {
        return Arrays.stream(Remedy.values())
                .filter(remedy -> !seen.of(remedy).isEmpty())
                .map(remedy -> of(remedy, seen.of(remedy), wording))
                .toList();
    }

    private static Findings of(Remedy remedy, List<Leftover> all, Wording wording) {
        String key = "doctor.group." + remedy.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Findings(
                remedy,
                wording.get(key, all.size()),
                wording.get(key + ".why"),
                all.stream()
                        .limit(MOST_ROWS)
                        .map(each -> LeftoverRow.of(each, wording))
                        .toList(),
                Math.max(0, all.size() - MOST_ROWS));
    }
}
