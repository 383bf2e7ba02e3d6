package io.chainkeeper.transfer.http;

import io.chainkeeper.images.BoringSsl;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A TLS implementation and whom it trusts.
///
/// Conscrypt (BoringSSL) where its native library loads: it takes a third less CPU than the JDK's TLS and is fast from
/// the first byte on, while the JDK's must be compiled first. Everywhere else the JDK's.
public final class Tls {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;
    private final boolean direct;

    private Tls(SSLContext context, boolean direct) {
        this.context = context;
        this.direct = direct;
    }

    /// The fastest that works here.
    public static Tls fastest(X509TrustManager trust) {
        return overBoringSsl(trust).orElseGet(() -> jdk(trust));
    }

    /// The JDK's.
    public static Tls jdk(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return new Tls(context, false);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /// Conscrypt's, if there is a native library for this system that can be loaded.
    public static Optional<Tls> overBoringSsl(X509TrustManager trust) {
        return BoringSsl.provider().flatMap(provider -> over(provider, trust));
    }

    private static Optional<Tls> over(Provider provider, X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS", provider);
            context.init(null, new TrustManager[] {new EngineTrust(trust)}, null);
            return Optional.of(new Tls(context, true));
        } catch (GeneralSecurityException | LinkageError e) {
            return Optional.empty();
        }
    }

    /// A client's side of one connection, that will check the server's name.
    SSLEngine engine(Origin origin) {
        SSLEngine engine = context.createSSLEngine(origin.host(), origin.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        // Without this line any certificate of the right authority is accepted for any host.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(VERSIONS);
        engine.setSSLParameters(parameters);
        return engine;
    }

    /// A buffer for encrypted bytes. The JDK's engine is dearer by a seventh when they are not on
    /// the heap, a native one when they are.
    ByteBuffer encrypted(int bytes) {
        return direct ? ByteBuffer.allocateDirect(bytes) : ByteBuffer.allocate(bytes);
    }
}
