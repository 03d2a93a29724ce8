package dev.overlaylab.i18n;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One message pattern of ICU's MessageFormat, parsed when it is first said.
 *
 * <p>A plain {@code {port}} prints a number as it is (2376, not 2,376); {@code {count, number}} and plurals print it the way
 * the language does.
 */
final class MessagePhrase {
    private static final String PLAIN = "_plain";

    private final Language language;
    private final String pattern;
    private @Nullable MessageFormat format;

    private MessagePhrase(Language language, String pattern) {
        this.language = language;
        this.pattern = pattern;
    }

    static Map<String, MessagePhrase> all(Language language, Map<String, String> patterns) {
        return patterns.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, it -> new MessagePhrase(language, it.getValue())));
    }

    /** The names of a pattern's arguments; {@link IllegalArgumentException} when it does not parse. */
    static Set<String> argumentNames(String pattern) {
        var parsed = new MessagePattern(pattern);
        var names = new TreeSet<String>();
        for (int i = 0; i < parsed.countParts(); i++) {
            var part = parsed.getPart(i);
            if (part.getType() == Part.Type.ARG_NUMBER) {
                throw new IllegalArgumentException("arguments have names, not numbers: " + pattern);
            }
            if (part.getType() == Part.Type.ARG_NAME) {
                names.add(parsed.getSubstring(part));
            }
        }
        return names;
    }

    /** The message with these arguments; one that is not given stays as {@code {name}}. */
    synchronized String with(Map<String, Object> arguments, Function<Text, String> say) {
        if (pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        var values = new HashMap<String, Object>();
        arguments.forEach((name, value) -> {
            values.put(name, value instanceof Number ? value : spoken(value, say));
            values.put(name + PLAIN, spoken(value, say));
        });
        var current = format;
        if (current == null) {
            current = parse();
            format = current;
        }
        for (var name : current.getArgumentNames()) {
            values.computeIfAbsent(name, it -> "{" + it.replace(PLAIN, "") + "}");
        }
        try {
            return current.format(values);
        } catch (IllegalArgumentException e) {
            return "⟦" + Printable.of(pattern + " " + arguments) + "⟧";
        }
    }

    private static String spoken(Object value, Function<Text, String> say) {
        return value instanceof Text text ? say.apply(text) : Printable.of(value.toString());
    }

    private MessageFormat parse() {
        var parsed = new MessagePattern(pattern);
        var named = new StringBuilder(pattern);
        for (int i = parsed.countParts() - 1; i > 0; i--) {
            if (parsed.getPartType(i) == Part.Type.ARG_NAME
                    && parsed.getPart(i - 1).getArgType() == ArgType.NONE) {
                named.insert(parsed.getPart(i).getLimit(), PLAIN);
            }
        }
        return new MessageFormat(named.toString(), language.locale());
    }
}
