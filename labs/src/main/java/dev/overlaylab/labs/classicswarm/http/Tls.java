package dev.overlaylab.labs.classicswarm.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Our certificate and whom we trust; the same for those who call us and for those we call. */
public final class Tls {
    private static final char[] NO_PASSWORD = {};

    /** Nothing is ever stored: where PKCS #12 would encrypt a key, for half a second of a start, this does not bother. */
    private static final String IN_MEMORY = "JKS";

    private final SSLContext context;
    private final boolean verifies;

    private Tls(SSLContext context, boolean verifies) {
        this.context = context;
        this.verifies = verifies;
    }

    /**
     * From files in PEM.
     *
     * @param authority whose signatures both sides must carry; empty asks nobody for a certificate, as --tls does
     * @throws IOException with a sentence, if a file is missing or not what it should be
     */
    public static Tls of(Optional<Path> authority, Path certificate, Path key) throws IOException {
        try {
            var own = KeyStore.getInstance(IN_MEMORY);
            own.load(null, null);
            var chain = Pem.certificates(certificate).toArray(X509Certificate[]::new);
            own.setKeyEntry("own", Pem.key(key, chain[0].getPublicKey().getAlgorithm()), NO_PASSWORD, chain);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust(authority), null);
            return new Tls(context, authority.isPresent());
        } catch (GeneralSecurityException unfit) {
            throw new IOException(
                    "Couldn't load X509 key pair (" + certificate + ", " + key + "): " + unfit.getMessage()
                            + ". Key encrypted?",
                    unfit);
        }
    }

    private static TrustManager[] trust(Optional<Path> authority) throws IOException, GeneralSecurityException {
        if (authority.isEmpty()) {
            return new TrustManager[] {new Anybody()};
        }
        var trusted = KeyStore.getInstance(IN_MEMORY);
        trusted.load(null, null);
        int number = 0;
        for (var each : Pem.certificates(authority.get())) {
            trusted.setCertificateEntry("authority" + number++, each);
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    /** The listening side of a handshake, not yet begun. */
    SSLSocket answering(Socket socket) throws IOException {
        var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        secured.setUseClientMode(false);
        secured.setNeedClientAuth(verifies);
        return secured;
    }

    /** The calling side of a handshake, not yet begun. */
    SSLSocket calling(Socket socket, String host, int port) throws IOException {
        var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
        if (verifies) {
            var parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        return secured;
    }

    /** Takes every certificate, for that is what --tls without --tlsverify asks for. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
