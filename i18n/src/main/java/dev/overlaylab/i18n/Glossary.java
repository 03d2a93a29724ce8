package dev.overlaylab.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words chosen for each language, and the variants that are not used.
 *
 * <p>Its source is the table in {@code messages/glossary.md}: the columns are en, ja, zh, not in ja, not in zh; several
 * variants are separated by commas.
 */
public final class Glossary {
    private final Map<Language, Map<String, String>> insteadOf;
    private final List<Word> words;

    private Glossary(Map<Language, Map<String, String>> insteadOf, List<Word> words) {
        this.insteadOf = insteadOf;
        this.words = List.copyOf(words);
    }

    /** What a thing is called. */
    public record Word(String en, String ja, String zh) {}

    /** The chosen words, in the order of the table. */
    public List<Word> words() {
        return words;
    }

    /** The product's glossary. */
    public static Glossary ofProduct() {
        try (InputStream in = Glossary.class.getResourceAsStream("/messages/glossary.md")) {
            if (in == null) {
                throw new IllegalStateException("no messages/glossary.md");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads every table row that has five cells. */
    public static Glossary parse(String markdown) {
        var insteadOf = new EnumMap<Language, Map<String, String>>(Language.class);
        insteadOf.put(Language.JA, new LinkedHashMap<>());
        insteadOf.put(Language.ZH, new LinkedHashMap<>());
        var words = new ArrayList<Word>();
        for (var row : markdown.lines()
                .map(String::strip)
                .filter(it -> it.startsWith("|"))
                .toList()) {
            var cells = row.substring(1).split("\\|", -1);
            if (cells.length == 6 && !cells[0].strip().equals("en") && !cells[0].contains("---")) {
                words.add(new Word(cells[0].strip(), cells[1].strip(), cells[2].strip()));
                note(insteadOf.get(Language.JA), cells[3], cells[1]);
                note(insteadOf.get(Language.ZH), cells[4], cells[2]);
            }
        }
        return new Glossary(insteadOf, words);
    }

    private static void note(Map<String, String> insteadOf, String variants, String chosen) {
        for (var variant : variants.split("[,、，]", -1)) {
            if (!variant.isBlank()) {
                insteadOf.put(variant.strip(), chosen.strip());
            }
        }
    }

    /** What a text says otherwise than agreed, with the agreed word; empty when nothing. */
    public List<String> violations(Language language, String text) {
        var violations = new ArrayList<String>();
        insteadOf.getOrDefault(language, Map.of()).forEach((variant, chosen) -> {
            if (text.contains(variant)) {
                violations.add("says " + variant + ", agreed is " + chosen);
            }
        });
        return violations;
    }
}
