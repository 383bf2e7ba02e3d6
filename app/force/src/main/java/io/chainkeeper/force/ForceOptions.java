package io.chainkeeper.force;

import java.nio.file.Path;
import java.time.Duration;

/// How a force is to be run.
///
/// @param seed     decides every choice that is left to chance
/// @param longMode the long form, for hours, instead of the short one that is part of the tests
/// @param folder   an empty folder of its own to work in; whoever made it removes it
/// @param longest  when it has gone on for so long it begins no further try, and tells what it has tried
public record ForceOptions(long seed, boolean longMode, Path folder, Duration longest) {
    static final Duration FOREVER = Duration.ofDays(365);

    /// However long it takes.
    public ForceOptions(long seed, boolean longMode, Path folder) {
        this(seed, longMode, folder, FOREVER);
    }
}
