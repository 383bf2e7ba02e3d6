package io.chainkeeper.lab.model;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// What a client asks an image transfer to be.
///
/// @param disk       whose bytes
/// @param direction  which way
/// @param backup     the backup to read from, for a backup download
/// @param snapshot   the snapshot to read from, for a snapshot download
/// @param raw        guest data (`raw`) instead of the file as stored
/// @param shallow    one layer only
/// @param inactivity how long it may lie unused; zero is for ever
/// @param policy     what happens then
public record TransferRequest(
        UUID disk,
        TransferDirection direction,
        Optional<UUID> backup,
        Optional<UUID> snapshot,
        boolean raw,
        boolean shallow,
        Duration inactivity,
        TimeoutPolicy policy) {}
