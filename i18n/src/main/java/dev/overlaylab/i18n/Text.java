package dev.overlaylab.i18n;

import java.util.Map;
import java.util.TreeMap;

/**
 * A message before anybody chose its language: a catalogue key and named arguments.
 *
 * <p>Arguments are strings, numbers or other {@code Text}s (said in the same language as the message around them).
 */
public record Text(String key, Map<String, Object> arguments) {
    public Text {
        arguments = Map.copyOf(arguments);
    }

    /** A message with alternating argument names and values. */
    public static Text of(String key, Object... namesAndValues) {
        var arguments = new TreeMap<String, Object>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            arguments.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return new Text(key, arguments);
    }
}
