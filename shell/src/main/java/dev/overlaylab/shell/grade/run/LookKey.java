package dev.overlaylab.shell.grade.run;

import dev.overlaylab.labs.lab.Lab;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** What a look depends on, in a few characters: the same lab, seed and basis have the same. */
final class LookKey {
    private static final int BYTES = 12;

    private LookKey() {}

    static String of(Lab documented, String seed, String basis) {
        var words = new StringBuilder(documented.id()).append('\n');
        documented
                .steps()
                .forEach(step -> step.checks()
                        .forEach(it -> words.append(step.id())
                                .append(' ')
                                .append(it.id())
                                .append(' ')
                                .append(it.title().key())
                                .append(new TreeMap<>(it.title().arguments()))
                                .append('\n')));
        words.append(seed).append('\n').append(basis).append('\n');
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(words.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
