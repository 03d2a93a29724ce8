package dev.overlaylab.i18n;

import org.jspecify.annotations.Nullable;

/**
 * Something a person has to know about: what happened, what it means, what to type next.
 *
 * <p>The catalogue holds the sentence under the text's key and the way on under the same key plus {@code .next}.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Text text;

    public Problem(Text text) {
        this(text, null);
    }

    public Problem(Text text, @Nullable Throwable cause) {
        super(text.key() + " " + text.arguments(), cause);
        this.text = text;
    }

    /** A problem by its catalogue key, with alternating argument names and values. */
    public static Problem of(String key, Object... namesAndValues) {
        return new Problem(Text.of(key, namesAndValues));
    }

    public Text text() {
        return text;
    }
}
