package dev.overlaylab.labs.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Problem;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;

/**
 * What a lab's variations are drawn from: the same seed gives the same ones everywhere and always.
 *
 * @param text as it was given, in Unicode's composed form; empty for the lab as it is documented
 */
public record Seed(String text) {
    private static final int LONGEST = 200;
    private static final int FRESH = 4;

    /** No seed: the lab as it is documented. */
    public static final Seed NONE = new Seed("");

    /** The seed of a text; blanks around it do not count. */
    public static Seed of(String given) {
        var text = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        if (text.codePointCount(0, text.length()) > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.of("problem.lab.seed", "most", LONGEST);
        }
        return new Seed(text);
    }

    /** One that nobody has chosen. */
    public static Seed fresh() {
        var bytes = new byte[FRESH];
        new SecureRandom().nextBytes(bytes);
        return new Seed(HexFormat.of().formatHex(bytes));
    }

    public boolean isNone() {
        return text.isEmpty();
    }

    /**
     * A number for something in a lab: SHA-256 of {@code overlaylab 1}, the kind, the seed, the lab's ID and the name, each
     * ended by a line feed, in UTF-8. Described in {@code labs/FORMAT.md}; others compute it too, so it never changes.
     */
    BigInteger number(String kind, String lab, String name) {
        try {
            var words = String.join("\n", "overlaylab 1", kind, text, lab, name, "");
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(words.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
