package dev.overlaylab.labs.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Keeps translations of lab texts in step with the English ones; authors run it after translating.
 *
 * <pre>java -cp … dev.overlaylab.labs.lab.Translations LABS-DIRECTORY [--new | FILE…]</pre>
 *
 * <p>Without more it lists what is stale. {@code --new} stamps translations without a stamp. One whose English text moved on
 * is stamped only when it is named: naming it says that somebody has read both again.
 */
public final class Translations {
    private static final String STAMP = "<!-- made-from: %s -->";

    private final Path labs;

    /** Of all texts below a folder. */
    public Translations(Path labs) {
        this.labs = labs;
    }

    public static void main(String[] args) throws IOException {
        System.exit(run(args, System.out, System.err));
    }

    /** The exit code: 0 when all translations are up to date, 1 when some are not, 64 for wrong usage. */
    static int run(String[] args, PrintStream out, PrintStream err) throws IOException {
        if (args.length == 0) {
            err.println("usage: Translations LABS-DIRECTORY [--new | FILE...]");
            return 64;
        }
        var translations = new Translations(Path.of(args[0]));
        var named = Set.copyOf(List.of(args).subList(1, args.length));
        for (var entry : translations.all()) {
            var unstamped = entry.made().isEmpty() && named.contains("--new");
            if (!entry.made().equals(entry.english()) && (unstamped || named.contains(entry.name()))) {
                translations.stamp(entry);
                out.println("stamped " + entry.name());
            }
        }
        var stale = translations.stale();
        stale.forEach(err::println);
        return stale.isEmpty() ? 0 : 1;
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
