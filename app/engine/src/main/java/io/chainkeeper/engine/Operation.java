package io.chainkeeper.engine;

/// One thing we ask of the engine, which may take several requests (a sign-in, a repeated attempt, pages).
///
/// @param name          for logs and exceptions, such as `start backup`
/// @param correlationId under which the engine logs it
record Operation(String name, String correlationId) {
    Operation {
        CorrelationIds.require(correlationId);
    }

    /// With an id of its own.
    static Operation of(String name) {
        return new Operation(name, CorrelationIds.fresh());
    }

    static Operation of(String name, String correlationId) {
        return new Operation(name, correlationId);
    }
}
