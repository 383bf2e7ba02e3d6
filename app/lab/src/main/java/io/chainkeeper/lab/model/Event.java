package io.chainkeeper.lab.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A line of the engine's audit log.
///
/// @param index         its number; events alone have no UUID
/// @param code          what kind of event, such as 10790 for a backup that started
/// @param severity      how loud
/// @param description   the sentence
/// @param correlationId of the request that caused it, empty when unknown
/// @param time          when
/// @param vm            the VM it is about
/// @param origin        who wrote it, `oVirt` for the engine itself
/// @param customId      the writer's number, -1 for the engine
public record Event(
        long index,
        int code,
        Severity severity,
        String description,
        String correlationId,
        Instant time,
        Optional<UUID> vm,
        String origin,
        int customId) {}
