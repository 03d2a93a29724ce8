package dev.overlaylab.labs.adopt;

import dev.overlaylab.i18n.Text;

/**
 * Something to know about a host.
 *
 * @param code such as {@code kernel-old}; stays the same in every language
 */
public record Finding(String code, Level level, Text text) {
    /** How much it matters. */
    public enum Level {
        /** Some labs will not run. */
        ATTENTION,
        /** No lab can run there. */
        BAD
    }

    static Finding of(Level level, String code, Object... namesAndValues) {
        return new Finding(code, level, Text.of("adopt." + code, namesAndValues));
    }
}
