package io.chainkeeper.transfer.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where a server listens.
///
/// @param tls  whether it speaks TLS
/// @param host its name or address; an IPv6 address without brackets
/// @param port 1 to 65,535
public record Origin(boolean tls, String host, int port) {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /// Refuses ports that don't exist.
    public Origin {
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    /// The origin of an `https` or `http` URL.
    ///
    /// @throws IllegalArgumentException for another scheme, without a host, or with a user name in it
    public static Origin of(URI url) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (!tls && !"http".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException("the scheme is not https");
        }
        @Nullable String host = url.getHost();
        if (host == null || host.isEmpty() || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("there is no plain host name in the address");
        }
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        int port = url.getPort() == -1 ? (tls ? HTTPS_PORT : HTTP_PORT) : url.getPort();
        return new Origin(tls, bracketed ? host.substring(1, host.length() - 1) : host, port);
    }

    /// As it is written in a `Host` header.
    String hostHeader() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
