package io.chainkeeper.engine;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// The JDK's judgement, with the words that a person needs when a certificate is of another authority.
final class OneAuthority extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jdk;
    private final List<X509Certificate> authorities;

    OneAuthority(X509ExtendedTrustManager jdk, List<X509Certificate> authorities) {
        this.jdk = jdk;
        this.authorities = authorities;
    }

    private interface Check {
        void run() throws CertificateException;
    }

    private void check(X509Certificate[] chain, Check check) throws CertificateException {
        try {
            check.run();
        } catch (CertificateException e) {
            if (chain.length == 0 || isOurs(chain)) {
                throw e;
            }
            throw new UntrustedAuthority(
                    Fingerprint.named(authorities.getFirst()), Fingerprint.named(chain[chain.length - 1]), e);
        }
    }

    /// Whether one of ours has signed something of it: then it is another fault, such as a date or a host name.
    private boolean isOurs(X509Certificate[] chain) {
        for (X509Certificate shown : chain) {
            for (X509Certificate authority : authorities) {
                if (isSignedBy(shown, authority)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSignedBy(X509Certificate shown, X509Certificate authority) {
        try {
            shown.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, () -> jdk.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, () -> jdk.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, () -> jdk.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        jdk.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        jdk.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        jdk.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }
}
