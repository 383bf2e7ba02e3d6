package io.chainkeeper.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the window was started with.
///
/// @param lab    open on the built-in lab at once
/// @param folder where the lab keeps everything; empty for a temporary folder that is removed at the end
/// @param pace   how long the lab's phases last: 1 is as on a real engine
record Parameter(boolean lab, Optional<Path> folder, double pace) {
    /// Quick enough to watch, slow enough to see.
    private static final double SHOW = 0.15;

    /// Reads `--lab`, `--lab-dir DIR`, `--lab-pace FACTOR`.
    static Parameter of(List<String> words) {
        boolean lab = words.contains("--lab") || words.contains("--lab-dir");
        Optional<Path> folder = after(words, "--lab-dir").map(Path::of);
        double pace = after(words, "--lab-pace").map(Double::parseDouble).orElse(SHOW);
        return new Parameter(lab, folder, pace);
    }

    private static Optional<String> after(List<String> words, String option) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }
}
