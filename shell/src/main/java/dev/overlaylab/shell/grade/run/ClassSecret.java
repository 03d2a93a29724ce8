package dev.overlaylab.shell.grade.run;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.shell.grade.GivenFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a class's variants of a lab are drawn from: whoever does not know it cannot tell what another student has to have.
 *
 * <p>A student's seed is the first 16 hexadecimal digits of HMAC-SHA-256, with the secret as its key, of the UTF-8 text {@code
 * overlaylab class 1}, the lab's ID and the student's ID, each ended by a line feed. It never changes.
 */
public final class ClassSecret {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 4096;
    private static final int SEED_BYTES = 8;
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    private ClassSecret(byte[] key) {
        this.key = key.clone();
    }

    /** The secret in a file; blanks around it do not count. */
    public static ClassSecret read(Path file) {
        var text = new String(GivenFile.start(file, LONGEST), StandardCharsets.UTF_8).strip();
        if (text.length() < SHORTEST) {
            throw Problem.of("problem.grade.secret-short", "file", file.toString(), "least", SHORTEST);
        }
        return of(text);
    }

    public static ClassSecret of(String text) {
        return new ClassSecret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the student types after {@code --seed}. */
    public Seed seedOf(String lab, String student) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            var words = String.join("\n", "overlaylab class 1", lab, student, "");
            var digest = mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
            return Seed.of(HexFormat.of().formatHex(digest, 0, SEED_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
