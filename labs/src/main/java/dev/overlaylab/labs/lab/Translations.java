package dev.overlaylab.labs.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps translations of lab texts in step with the English ones: each says in its first line which English text it was made
 * from.
 *
 * <p>One whose English text moved on is stamped only when it is named: naming it says that somebody has read both again.
 */
public final class Translations {
    private static final String STAMP = "<!-- made-from: %s -->";

    private final Path labs;

    /** Of all texts below a folder. */
    public Translations(Path labs) {
        this.labs = labs;
    }

    /**
     * Stamps translations that have no stamp yet.
     *
     * @return the files that were stamped, relative to the folder of labs
     */
    public List<String> stampNew() throws IOException {
        return stamp(it -> it.made().isEmpty() && Files.exists(it.file()));
    }

    /**
     * Stamps one translation that somebody has looked at.
     *
     * @return whether it is a translation of a lab's text in this folder
     */
    public boolean stampRead(Path file) throws IOException {
        var wanted = file.toAbsolutePath().normalize();
        stamp(it -> it.file().toAbsolutePath().normalize().equals(wanted) && Files.exists(it.file()));
        return all().stream()
                .anyMatch(it -> it.file().toAbsolutePath().normalize().equals(wanted)
                        && it.made().equals(it.english()));
    }

    private List<String> stamp(Predicate<Entry> which) throws IOException {
        var stamped = new ArrayList<String>();
        for (var entry : all()) {
            if (!entry.made().equals(entry.english()) && which.test(entry)) {
                stamp(entry);
                stamped.add(entry.name());
            }
        }
        return stamped;
    }

    /** What is missing, without a stamp, or made from another English text; one line each, beginning with the file. */
    public List<String> stale() throws IOException {
        return all().stream()
                .filter(it -> !it.made().equals(it.english()))
                .map(Entry::complaint)
                .toList();
    }

    /**
     * One translation there is or should be.
     *
     * @param english the hash of the English text as it is now
     * @param made the hash the translation says it was made from; empty when it says none
     */
    private record Entry(String name, Path file, String english, String made) {
        String complaint() {
            if (!Files.exists(file)) {
                return name + ": missing";
            }
            return made.isEmpty()
                    ? name + ": not stamped; expected first line " + STAMP.formatted(english)
                    : name + ": made from " + made + ", but the English text is now " + english;
        }
    }

    private List<Entry> all() throws IOException {
        var entries = new ArrayList<Entry>();
        try (var files = Files.walk(labs, 3)) {
            for (var english : files.filter(it -> it.endsWith("en.md")).sorted().toList()) {
                var hash = hash(english);
                for (var language : List.of(Language.JA, Language.ZH)) {
                    var file = english.resolveSibling(language.tag() + ".md");
                    entries.add(new Entry(labs.relativize(file).toString(), file, hash, made(file)));
                }
            }
        }
        return entries;
    }

    private static String made(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        return LabText.read(file.toString(), Files.readAllBytes(file))
                .madeFrom()
                .orElse("");
    }

    private void stamp(Entry entry) throws IOException {
        var text = Files.readString(entry.file());
        var rest = entry.made().isEmpty() ? text : text.substring(text.indexOf('\n') + 1);
        Files.writeString(entry.file(), STAMP.formatted(entry.english()) + "\n" + rest);
    }

    /** The first 8 hexadecimal digits of the SHA-256 of a text. */
    static String hash(Path english) throws IOException {
        try {
            var text = SourceText.of(english.toString(), Files.readAllBytes(english));
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
