package io.chainkeeper.engine;

import java.time.Instant;
import java.util.Optional;

/// Who we are talking to.
///
/// @param product     such as `oVirt Engine`
/// @param fullVersion such as `4.5.7-1.el9`
/// @param major       of the version
/// @param minor       of the version
/// @param instanceId  one per installation, kept over restarts; empty on engines that hide it
/// @param time        the engine's clock when it answered
public record EngineInfo(
        String product,
        String fullVersion,
        int major,
        int minor,
        Optional<String> instanceId,
        Optional<Instant> time) {}
