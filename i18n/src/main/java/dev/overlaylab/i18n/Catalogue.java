package dev.overlaylab.i18n;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says messages in a language. Loads a language when it is first spoken; safe for use by several threads.
 *
 * <p>A message nobody wrote is shown as {@code ⟦key arguments⟧}: the build keeps that from happening, and a person who sees it
 * all the same has something to report.
 */
public final class Catalogue {
    private final Function<Language, Map<String, String>> source;
    private final Map<Language, Map<String, MessagePhrase>> phrases = new EnumMap<>(Language.class);

    private Catalogue(Function<Language, Map<String, String>> source) {
        this.source = source;
    }

    /** The product's own messages. */
    public static Catalogue ofProduct() {
        return new Catalogue(MessageRooms::texts);
    }

    /** Messages given by hand: patterns by key, by language. */
    public static Catalogue of(Map<Language, Map<String, String>> texts) {
        return new Catalogue(language -> texts.getOrDefault(language, Map.of()));
    }

    /** The message in this language. Arguments are made harmless for terminals; see {@link Printable}. */
    public String say(Language language, Text text) {
        var phrase = phrases(language).get(text.key());
        if (phrase == null) {
            return "⟦" + Printable.of(text.key() + " " + text.arguments()) + "⟧";
        }
        return phrase.with(text.arguments(), inner -> say(language, inner));
    }

    /** What to do about it: the message under the text's key and {@code .next}, with the same arguments. */
    public String sayNext(Language language, Text text) {
        return say(language, new Text(text.key() + ".next", text.arguments()));
    }

    /** Whether there is a message under this key. */
    public boolean knows(Language language, String key) {
        return phrases(language).containsKey(key);
    }

    /** The keys of all messages that begin so. */
    public SortedSet<String> keys(String beginning) {
        return phrases(Language.EN).keySet().stream()
                .filter(it -> it.startsWith(beginning))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private synchronized Map<String, MessagePhrase> phrases(Language language) {
        return phrases.computeIfAbsent(language, it -> MessagePhrase.all(it, source.apply(it)));
    }
}
