package dev.overlaylab.labs.adopt;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What people compare instead of a key: {@code ED25519 SHA256:…}, as {@code ssh-keygen -l} prints it. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(String publicKey) {
        var words = publicKey.strip().split("\\s+", 3);
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(words[1]));
            return name(words[0]) + " SHA256:"
                    + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return "?";
        }
    }

    private static String name(String type) {
        return switch (type) {
            case "ssh-ed25519" -> "ED25519";
            case "ssh-rsa" -> "RSA";
            default -> type.startsWith("ecdsa-") ? "ECDSA" : type;
        };
    }
}
