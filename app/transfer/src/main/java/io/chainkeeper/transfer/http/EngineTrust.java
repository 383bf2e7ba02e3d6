package io.chainkeeper.transfer.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/// Puts Conscrypt's question to a trust manager of the JDK.
///
/// Conscrypt calls the key exchange of TLS 1.3 `GENERIC`, which the JDK's managers refuse; they mean the same by
/// `UNKNOWN`. And the engine must be handed on: only from it does the manager learn which host name to check, and
/// without it none is checked, in silence.
final class EngineTrust extends X509ExtendedTrustManager {
    private final X509TrustManager jdk;

    EngineTrust(X509TrustManager jdk) {
        if (!(jdk instanceof X509ExtendedTrustManager)) {
            throw new IllegalArgumentException("a trust manager that checks no host names");
        }
        this.jdk = jdk;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        ((X509ExtendedTrustManager) jdk)
                .checkServerTrusted(chain, authType.equals("GENERIC") ? "UNKNOWN" : authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("there are no sockets here whose host could be checked");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("without its connection no certificate can be checked");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }
}
