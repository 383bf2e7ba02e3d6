package io.chainkeeper.engine;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.jspecify.annotations.Nullable;

/// The one conversation that checks nobody: it reads the CA certificate that all later ones are checked with.
///
/// There is no way around it. The engine hands out its certificate over TLS made with that very certificate, and the
/// person at the screen is the only one who can say whether it is the right one. So this is kept as small as it can be:
/// one GET of one fixed resource, no login, no token, no redirect, a small body, and a client of its own that is thrown
/// away. The trust manager below is private to this class and nothing else can get hold of it.
final class CaDownload {
    private static final String RESOURCE = "/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA";
    private static final Operation OPERATION = Operation.of("read CA certificate", "ck-ca");

    private CaDownload() {}

    static EngineCa from(EngineAddress address, EngineLimits limits) throws EngineException {
        try (Wire wire = new Wire(unchecked(), NoopHostnameVerifier.INSTANCE, small(limits))) {
            Answer answer = wire.exchange(new HttpGet(address.under(RESOURCE)), OPERATION);
            Answers.requireAnEngine(OPERATION, answer);
            if (!answer.isSuccess()) {
                throw notACertificate(answer, null);
            }
            try {
                return EngineCa.ofPem(new String(answer.body(), StandardCharsets.US_ASCII));
            } catch (IllegalArgumentException e) {
                throw notACertificate(answer, e);
            }
        }
    }

    private static EngineLimits small(EngineLimits limits) {
        Duration all = limits.connect().plus(limits.connect());
        return new EngineLimits(limits.connect(), limits.connect(), all, limits.lease(), 1, EngineCa.MAX_PEM, 1);
    }

    private static EngineTrouble notACertificate(Answer answer, @Nullable Throwable e) {
        return new EngineTrouble(
                OPERATION.name(), EngineTrouble.Kind.NOT_XML, answer.status(), "no CA certificate there", e);
    }

    private static SSLContext unchecked() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Unchecked()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /// Accepts whoever answers, for the reason given above.
    private static final class Unchecked extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("we serve nobody");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            throw new UnsupportedOperationException("we serve nobody");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException("we serve nobody");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
