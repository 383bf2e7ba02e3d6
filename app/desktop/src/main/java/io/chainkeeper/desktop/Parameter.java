package io.chainkeeper.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the window was started with.
///
/// @param lab       open on the built-in lab at once
/// @param folder    where the lab keeps everything, new or empty; empty for a temporary one
/// @param realFiles the guided VM's disk is a file system of this computer's real files, if it can be made
/// @param pace      how long the lab's phases last: 1 is as on a real engine
record Parameter(boolean lab, Optional<Path> folder, boolean realFiles, double pace) {
    /// Quick enough to watch, slow enough to see.
    private static final double SHOW = 0.1;

    /// Reads `--lab` and `--lab-dir DIR`.
    static Parameter of(List<String> words) {
        int at = words.indexOf("--lab-dir");
        Optional<Path> folder = at >= 0 && at + 1 < words.size()
                ? Optional.of(Path.of(words.get(at + 1)).toAbsolutePath())
                : Optional.empty();
        return new Parameter(at >= 0 || words.contains("--lab"), folder, true, SHOW);
    }
}
