package dev.overlaylab.shell.grade.evidence;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.chain.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * What signatures are verified with: anybody may have it.
 *
 * @param text {@code ed25519:} and the key in X.509 form and Base64; what files and people hand around
 */
public record VerifyingKey(String text) {
    private static final String KIND = "ed25519:";

    /** The key that a text holds; a problem when it holds none. */
    public static VerifyingKey of(String given) {
        var key = new VerifyingKey(given.strip());
        try {
            key.decoded();
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Problem(Text.of("problem.evidence.no-key", "given", shortened(key.text())), e);
        }
    }

    static VerifyingKey of(PublicKey key) {
        return new VerifyingKey(KIND + Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    /** Short enough to be read out, as OpenSSH does it. */
    public String fingerprint() {
        return Sha256.fingerprint(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean accepts(String purpose, byte[] content, String signature) {
        try {
            var verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(decoded());
            verifying.update(SigningKey.prefix(purpose));
            verifying.update(content);
            return verifying.verify(decoded(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private PublicKey decoded() throws GeneralSecurityException {
        if (!text.startsWith(KIND)) {
            throw new IllegalArgumentException("not " + KIND);
        }
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(decoded(text.substring(KIND.length()))));
    }

    /** Base64 in the one form that an encoder writes: the last digit has bits that a decoder would not look at. */
    private static byte[] decoded(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("not the usual Base64");
        }
        return bytes;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
