package io.chainkeeper.engine;

import io.chainkeeper.engine.EngineUnreachable.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.jspecify.annotations.Nullable;

/// Sorts what the network throws by what it means.
final class WireTrouble {
    private WireTrouble() {}

    /// Whether an established connection broke: the request may be sent again if it changes nothing.
    /// Time-outs are not among them; they would double a wait that was too long already.
    static boolean isConnectionLost(IOException e) {
        return e instanceof NoHttpResponseException
                || e instanceof ConnectionClosedException
                || e instanceof MalformedChunkCodingException
                || e instanceof EOFException
                || (e instanceof SocketException && !(e instanceof ConnectException));
    }

    static EngineUnreachable of(URI target, IOException e) {
        return new EngineUnreachable(target.getRawAuthority(), cause(e), e);
    }

    private static Cause cause(IOException e) {
        return switch (e) {
            case ConnectionPoolTimeoutException _ -> Cause.ALL_CONNECTIONS_BUSY;
            case ConnectTimeoutException _ -> Cause.TIMEOUT;
            case SocketTimeoutException _ -> Cause.TIMEOUT;
            case Wire.AnswerTooSlow _ -> Cause.TIMEOUT;
            case UnknownHostException _ -> Cause.UNKNOWN_HOST;
            case SSLPeerUnverifiedException _ -> Cause.WRONG_HOST_NAME;
            case SSLException tls -> tlsCause(tls);
            case ClientProtocolException protocol -> protocolCause(protocol);
            default -> Cause.NO_CONNECTION;
        };
    }

    private static Cause tlsCause(SSLException e) {
        if (causedBy(e, CertificateException.class)
                || causedBy(e, CertPathBuilderException.class)
                || causedBy(e, CertPathValidatorException.class)) {
            return Cause.CERTIFICATE_NOT_TRUSTED;
        }
        return causedBy(e, EOFException.class) ? Cause.NO_CONNECTION : Cause.TLS_FAILED;
    }

    /// What answers does not speak HTTP as we know it: another service on that port.
    private static Cause protocolCause(ClientProtocolException e) {
        return e.getCause() instanceof IOException inner ? cause(inner) : Cause.NO_CONNECTION;
    }

    private static boolean causedBy(@Nullable Throwable e, Class<? extends Throwable> type) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
