package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A backup run, as much of it as a calendar shows.
///
/// @param vm        the VM
/// @param name      its name then
/// @param run       the run
/// @param startedAt when it began
/// @param state     how it ended; empty while it works, or if it died and nobody has noticed yet
/// @param warnings  how many of its notes ask for something to be done
public record BackupMark(
        UUID vm, String name, UUID run, Instant startedAt, Optional<RunRecord.State> state, int warnings) {}
