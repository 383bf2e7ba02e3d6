package io.chainkeeper.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where an engine lives: always over HTTPS, always under `/ovirt-engine`.
///
/// @param base such as `https://engine.example/ovirt-engine`, without a slash at the end
public record EngineAddress(URI base) {
    private static final String PATH = "/ovirt-engine";

    /// Refuses everything but the form above.
    public EngineAddress {
        if (!"https".equals(base.getScheme())
                || base.getHost() == null
                || !PATH.equals(base.getRawPath())
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException("not an engine's address: " + base);
        }
    }

    /// Reads what a person types: a host, `host:port`, or the address of any page of the engine copied from a browser.
    ///
    /// @throws IllegalArgumentException when it is none of these, names `http:`, or carries a user
    public static EngineAddress parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the address is empty");
        }
        try {
            URI uri = new URI(text.contains("://") ? text : "https://" + text);
            String host = uri.getHost();
            if (host == null || uri.getRawUserInfo() != null || !"https".equalsIgnoreCase(uri.getScheme())) {
                throw new IllegalArgumentException("not an engine's address: " + text);
            }
            return of(host.toLowerCase(Locale.ROOT), uri.getPort());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an engine's address: " + text, e);
        }
    }

    private static EngineAddress of(String host, int port) throws URISyntaxException {
        if (port == 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port);
        }
        int said = port == 443 ? -1 : port;
        return new EngineAddress(new URI("https", null, host, said, PATH, null, null));
    }

    /// The root of the REST API.
    public URI api() {
        return URI.create(base + "/api");
    }

    /// Host, and port where it is not 443; for people.
    public String hostAndPort() {
        return base.getRawAuthority();
    }

    /// An address on the same engine.
    URI under(String path) {
        return URI.create(base + path);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
