package dev.overlaylab.shell.grade.roster;

import dev.overlaylab.i18n.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody in a class.
 *
 * @param id by which results, reports and seeds know them; unique in the roster
 * @param number the place in the roster, counting from 1, or what the column {@code n} says
 * @param name as the roster writes it; may be empty
 * @param hosts what the roster says about hosts: by machine, or in the lab's order under {@link #IN_ORDER}
 * @param due an extension of the due time, for this student alone
 * @param handedIn when the work was handed in, where the platform says so
 * @param cells the roster's own row, for a gradebook that goes back to where it came from
 */
public record Student(
        String id,
        int number,
        String name,
        Optional<Language> language,
        Map<String, String> hosts,
        Optional<Instant> due,
        Optional<Instant> handedIn,
        List<String> cells) {
    /** The key of hosts that are listed in the order of the lab's machines. */
    public static final String IN_ORDER = "";

    private static final int LONGEST_NAME = 60;
    private static final int DIGEST = 5;

    public Student {
        hosts = Map.copyOf(hosts);
        cells = List.copyOf(cells);
    }

    /** A file's name that is safe everywhere and no other student's. */
    public String fileName() {
        var plain = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9@_-]+", "-").replaceAll("^-+|-+$", "");
        if (plain.equals(id) && plain.length() <= LONGEST_NAME && !plain.isEmpty()) {
            return plain;
        }
        // A name that began with a dot would be hidden.
        var readable = plain.isEmpty() ? "student" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        return readable + "." + digest();
    }

    private String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
