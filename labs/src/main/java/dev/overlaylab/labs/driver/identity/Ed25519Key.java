package dev.overlaylab.labs.driver.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * An ed25519 key pair in OpenSSH's forms.
 *
 * @param privateKey a whole unencrypted {@code openssh-key-v1} file
 * @param publicKey {@code ssh-ed25519 AAAA…}, without a comment
 */
public record Ed25519Key(String privateKey, String publicKey) {
    private static final String ALGORITHM = "ssh-ed25519";
    private static final String MAGIC = "openssh-key-v1\0";
    /** Cipher, key derivation and its options. */
    private static final int STRINGS_BEFORE_COUNT = 3;

    private static final int PUBLIC_LENGTH = 32;
    private static final int BLOCK = 8;
    private static final int LINE = 70;

    /** A new pair from the system's randomness. */
    public static Ed25519Key generate(String comment) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            // The last 32 bytes of the X.509 form are the key as RFC 8032 and OpenSSH write it.
            var encoded = pair.getPublic().getEncoded();
            var point = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_LENGTH, encoded.length);
            var blob = wire(out -> {
                string(out, ALGORITHM);
                string(out, point);
            });
            return new Ed25519Key(
                    armoured(file(seed, point, blob, comment)),
                    ALGORITHM + " " + Base64.getEncoder().encodeToString(blob));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /**
     * The public key that goes with a private key file.
     *
     * @throws IllegalArgumentException when it is no such file
     */
    public static String publicKeyOf(String privateKey) {
        var base64 =
                privateKey.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
        try (var in =
                new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
            if (!new String(in.readNBytes(MAGIC.length()), StandardCharsets.US_ASCII).equals(MAGIC)) {
                throw new IllegalArgumentException("no OpenSSH key");
            }
            for (int skipped = 0; skipped < STRINGS_BEFORE_COUNT; skipped++) {
                in.skipNBytes(in.readInt());
            }
            in.readInt();
            var blob = in.readNBytes(in.readInt());
            return ALGORITHM + " " + Base64.getEncoder().encodeToString(blob);
        } catch (IOException e) {
            throw new IllegalArgumentException("a truncated key", e);
        }
    }

    private static byte[] file(byte[] seed, byte[] point, byte[] blob, String comment) {
        int check = new SecureRandom().nextInt();
        var secret = wire(out -> {
            out.writeInt(check);
            out.writeInt(check);
            string(out, ALGORITHM);
            string(out, point);
            out.writeInt(seed.length + point.length);
            out.write(seed);
            out.write(point);
            string(out, comment);
            for (int padding = 1; out.size() % BLOCK != 0; padding++) {
                out.write(padding);
            }
        });
        return wire(out -> {
            out.write(MAGIC.getBytes(StandardCharsets.US_ASCII));
            string(out, "none");
            string(out, "none");
            string(out, "");
            out.writeInt(1);
            string(out, blob);
            string(out, secret);
        });
    }

    private static String armoured(byte[] file) {
        var encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + encoder.encodeToString(file)
                + "\n-----END OPENSSH PRIVATE KEY-----\n";
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        string(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void string(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] wire(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }
}
