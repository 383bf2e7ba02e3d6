package io.chainkeeper.engine;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// No conversation came about: the engine could not be found, did not answer in time, or is not the one we trust.
public final class EngineUnreachable extends EngineException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// Why nobody answered.
    public enum Cause {
        /// The name of the host is not known to the name service.
        UNKNOWN_HOST,
        /// The host refused the connection or it broke.
        NO_CONNECTION,
        /// No answer within the time allowed by [EngineLimits].
        TIMEOUT,
        /// All our connections were busy for longer than [EngineLimits#lease()].
        ALL_CONNECTIONS_BUSY,
        /// The server's certificate is not signed by the CA we trust, or is out of date.
        CERTIFICATE_NOT_TRUSTED,
        /// The certificate is good, but for another host name.
        WRONG_HOST_NAME,
        /// TLS failed for another reason, such as a version below 1.2.
        TLS_FAILED
    }

    private final String host;
    private final Cause why;

    EngineUnreachable(String host, Cause why, @Nullable Throwable cause) {
        super("engine " + host + ": " + why, cause);
        this.host = host;
        this.why = why;
    }

    /// The host and port that were tried.
    public String host() {
        return host;
    }

    /// Why nobody answered.
    public Cause why() {
        return why;
    }
}
