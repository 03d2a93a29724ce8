package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One condition: {@code key==value} or {@code key!=value}; the value is a name, a glob, or a regular expression between
 * slashes, with {@code ~} before it when it is only wished for.
 */
record Expression(String key, boolean equal, String value, boolean soft) {
    private static final Pattern KEY = Pattern.compile("(?i)[a-z_][a-z0-9\\-_.]+");
    private static final Pattern VALUE =
            Pattern.compile("(?i)[=!/]?~?[a-z0-9:\\-_\\s.*/()?+\\[\\]\\\\^$|]+", Pattern.UNICODE_CASE);

    static Expression of(String text) throws PlacementException {
        boolean equal = text.contains("==");
        if (!equal && !text.contains("!=")) {
            throw new PlacementException("One of operator ==, != is expected");
        }
        var parts = text.split(equal ? "==" : "!=", 2);
        if (!KEY.matcher(parts[0]).matches()) {
            throw new PlacementException("Key '" + parts[0] + "' is invalid");
        }
        if (!VALUE.matcher(parts[1]).matches()) {
            throw new PlacementException("Value '" + parts[1] + "' is invalid");
        }
        return new Expression(parts[0], equal, parts[1].replaceFirst("^~+", ""), parts[1].startsWith("~"));
    }

    static List<Expression> all(List<String> texts) throws PlacementException {
        var all = new java.util.ArrayList<Expression>();
        for (var text : texts) {
            all.add(of(text));
        }
        return all;
    }

    /** Whether it holds for something that is called all of this. */
    boolean holds(List<String> names) {
        return equal == new Glob(value).matchesAny(names);
    }

    @Override
    public String toString() {
        return key + (equal ? "==" : "!=") + value;
    }

    String withSoftness() {
        return this + " (soft=" + soft + ")";
    }
}
