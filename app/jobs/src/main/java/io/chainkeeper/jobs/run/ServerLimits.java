package io.chainkeeper.jobs.run;

import io.chainkeeper.engine.EngineLimits;
import java.time.Duration;

/// How long a server may be silent.
///
/// @param connect to be reached and to shake hands
/// @param engine  until the next byte of an answer of the engine, which may work for many seconds inside one request
/// @param answer  for a whole answer of the engine, however slowly its bytes drip
/// @param images  until the next byte of an answer of an image server, or until it takes more of what is sent; what was
///                sent and may be on its way has its own time beside that
public record ServerLimits(Duration connect, Duration engine, Duration answer, Duration images) {
    /// For real servers: 10 s to connect, 3 and 10 minutes for the engine, and the image server's own limit of one.
    public static ServerLimits standard() {
        EngineLimits engine = EngineLimits.standard();
        return new ServerLimits(engine.connect(), engine.read(), engine.answer(), Duration.ofSeconds(60));
    }

    /// With them, what is taken from an engine.
    public EngineLimits ofEngine() {
        EngineLimits most = EngineLimits.standard();
        return new EngineLimits(connect, engine, answer, most.lease(), most.connections(), most.maxBody(), most.vms());
    }
}
