package io.chainkeeper.engine;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Something answered, but not as an engine should: it is starting, broken, or behind a proxy that speaks for it.
public final class EngineTrouble extends EngineException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// What kind of trouble.
    public enum Kind {
        /// 502, 503 or 504: the engine is starting, stopping, or down behind its web server. Worth another try in a
        /// minute.
        UNAVAILABLE,
        /// Another 5xx without an explanation.
        SERVER_ERROR,
        /// A page for people (HTML) or another type of body where XML, a token or a certificate was promised.
        NOT_XML,
        /// XML that is broken, incomplete, or lacks what every engine sends.
        BAD_XML,
        /// XML with a document type declaration; refused before it is read, since it can name files and loops.
        DOCTYPE,
        /// More than [EngineLimits#maxBody()] bytes.
        TOO_LARGE,
        /// A status code that no request of ours can get from an engine, such as a redirect.
        UNEXPECTED_STATUS
    }

    private final String operation;
    private final Kind kind;
    private final int status;

    EngineTrouble(String operation, Kind kind, int status, String what, @Nullable Throwable cause) {
        super(operation + ": " + kind + (status > 0 ? " (" + status + ")" : "") + " " + what, cause);
        this.operation = operation;
        this.kind = kind;
        this.status = status;
    }

    /// What we asked for, such as `list VMs`.
    public String operation() {
        return operation;
    }

    /// What kind of trouble.
    public Kind kind() {
        return kind;
    }

    /// The HTTP status of the answer, or 0 when it did not get that far.
    public int status() {
        return status;
    }
}
