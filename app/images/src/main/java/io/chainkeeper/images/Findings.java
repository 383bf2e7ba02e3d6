package io.chainkeeper.images;

import java.util.ArrayList;
import java.util.List;

/// What a check found, in words; a broken image may have millions of faults, so after some they are only
/// counted.
final class Findings {
    private static final int TOLD = 1000;

    private final Told corruptions = new Told();
    private final Told leaks = new Told();

    private static final class Told {
        private final List<String> lines = new ArrayList<>();
        private long more;

        void add(String line) {
            if (lines.size() < TOLD) {
                lines.add(line);
            } else {
                more++;
            }
        }

        List<String> all() {
            var all = new ArrayList<>(lines);
            if (more > 0) {
                all.add("and " + more + " more");
            }
            return all;
        }
    }

    void corrupt(String line) {
        corruptions.add(line);
    }

    void leak(String line) {
        leaks.add(line);
    }

    List<String> corruptions() {
        return corruptions.all();
    }

    List<String> leaks() {
        return leaks.all();
    }
}
