package io.chainkeeper.engine;

import java.io.Serial;

/// The engine understood the request and said no, in words of its own.
public final class EngineRefused extends EngineException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int status;
    private final String reason;
    private final String detail;
    private final Refusal refusal;
    private final String correlationId;

    EngineRefused(String operation, int status, String reason, String detail, String correlationId) {
        super(operation + " refused (" + status + "): " + reason + " " + detail, null);
        this.operation = operation;
        this.status = status;
        this.reason = reason;
        this.detail = detail;
        this.refusal = Refusal.of(status, detail);
        this.correlationId = correlationId;
    }

    /// What we asked for, such as `start backup`.
    public String operation() {
        return operation;
    }

    /// The HTTP status of the answer.
    public int status() {
        return status;
    }

    /// The engine's short reason, such as `Operation Failed`; may be empty.
    public String reason() {
        return reason;
    }

    /// The engine's explanation for people, without the brackets it comes in; may be empty.
    public String detail() {
        return detail;
    }

    /// The explanation, recognised.
    public Refusal refusal() {
        return refusal;
    }

    /// The id under which the engine's own log tells more.
    public String correlationId() {
        return correlationId;
    }
}
