package io.chainkeeper.force;

import java.nio.file.Path;

/// How a force is to be run.
///
/// @param seed     decides every choice that is left to chance
/// @param longMode the long form, for hours, instead of the short one that is part of the tests
/// @param folder   an empty folder of its own to work in; whoever made it removes it
public record ForceOptions(long seed, boolean longMode, Path folder) {}
