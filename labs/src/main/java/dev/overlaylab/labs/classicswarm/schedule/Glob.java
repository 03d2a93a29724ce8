package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What an expression's value stands for.
 *
 * <p>As in classic Swarm, a star is any text and every other sign means what it means in a regular expression; one that
 * cannot be read matches nothing. One that would take for ever matches nothing either.
 */
record Glob(String value) {
    private static final int STEPS = 200_000;

    boolean matchesAny(List<String> names) {
        try {
            var pattern = Pattern.compile(expression());
            return names.stream()
                    .anyMatch(it -> pattern.matcher(new Limited(it)).find());
        } catch (PatternSyntaxException | EndlessException unusable) {
            return false;
        }
    }

    private String expression() {
        boolean regular = value.length() > 1 && value.startsWith("/") && value.endsWith("/");
        return regular ? value.substring(1, value.length() - 1) : "^" + value.replace("*", ".*") + "\\z";
    }

    /** A text that is not looked at for ever. */
    private static final class Limited implements CharSequence {
        private final String text;
        private int looks;

        Limited(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > STEPS) {
                throw new EndlessException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class EndlessException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
