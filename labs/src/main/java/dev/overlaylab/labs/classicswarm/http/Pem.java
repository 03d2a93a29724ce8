package dev.overlaylab.labs.classicswarm.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Certificates and keys as OpenSSL writes them, the forms from before PKCS #8 too: docker-machine used those. */
final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");

    /** AlgorithmIdentifier of an RSA key. */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };

    /** The object identifier of a key on an elliptic curve. */
    private static final byte[] ON_CURVE = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private static final byte[] VERSION_ZERO = {2, 1, 0};

    private Pem() {}

    static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes(file)));
        if (found.isEmpty()) {
            throw new IOException(file + " holds no certificate");
        }
        return found.stream().map(X509Certificate.class::cast).toList();
    }

    static PrivateKey key(Path file, String algorithm) throws IOException, GeneralSecurityException {
        var text = KEY.matcher(new String(bytes(file), US_ASCII));
        if (!text.find()) {
            throw new InvalidKeySpecException(file + " holds no private key that can be read");
        }
        try {
            var content = Base64.getMimeDecoder().decode(text.group(2));
            var whole = switch (text.group(1)) {
                case "RSA " -> wrap(0x30, VERSION_ZERO, RSA, wrap(0x04, content));
                case "EC " -> wrap(0x30, VERSION_ZERO, wrap(0x30, ON_CURVE, curve(content)), wrap(0x04, content));
                default -> content;
            };
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(whole));
        } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new InvalidKeySpecException(file + " is damaged", broken);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new IOException("open " + file + ": no such file or directory", missing);
        }
    }

    /** The curve's name in a key of SEC 1: SEQUENCE of a version, the key, [0] the curve, [1] the public key. */
    private static byte[] curve(byte[] key) throws InvalidKeySpecException {
        int at = start(key, 0);
        while (at < key.length) {
            int content = start(key, at);
            int end = content + length(key, at);
            if (key[at] == (byte) 0xa0) {
                return java.util.Arrays.copyOfRange(key, content, end);
            }
            at = end;
        }
        throw new InvalidKeySpecException("the key does not say on which curve it is");
    }

    private static int start(byte[] der, int at) {
        return der[at + 1] >= 0 ? at + 2 : at + 2 + (der[at + 1] & 0x7f);
    }

    private static int length(byte[] der, int at) {
        if (der[at + 1] >= 0) {
            return der[at + 1];
        }
        int length = 0;
        for (int next = at + 2; next < start(der, at); next++) {
            length = (length << 8) | (der[next] & 0xff);
        }
        return length;
    }

    private static byte[] wrap(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (content.size() < 0x80) {
            whole.write(content.size());
        } else if (content.size() < 0x100) {
            whole.write(0x81);
            whole.write(content.size());
        } else {
            whole.write(0x82);
            whole.write(content.size() >> 8);
            whole.write(content.size());
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
