package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Tls;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Which image servers are believed to be who they say they are. Their host names are always checked too.
public final class ServerTrust {
    private final Tls tls;

    private ServerTrust(Tls tls) {
        this.tls = tls;
    }

    /// As this trust manager decides, over the fastest TLS that works on this computer.
    public static ServerTrust of(X509TrustManager trust) {
        return new ServerTrust(Tls.fastest(trust));
    }

    /// The same, over the JDK's own TLS.
    static ServerTrust overJdk(X509TrustManager trust) {
        return new ServerTrust(Tls.jdk(trust));
    }

    /// As this computer decides for all its programs.
    public static ServerTrust ofThisComputer() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    return of(x509);
                }
            }
            throw new IllegalStateException("this Java has no X.509 trust manager");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PKIX", e);
        }
    }

    Tls tls() {
        return tls;
    }
}
