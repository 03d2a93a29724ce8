package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.util.TreeMap;

/** Where in an author's files something stands; lines and columns count from 1. */
public record Place(String file, int line, int column) {
    private static final int LONGEST = 300;

    /** What is wrong here, by its key after {@code problem.lab.} and alternating argument names and values. */
    public Problem problem(String key, Object... namesAndValues) {
        var arguments = new TreeMap<>(Text.of(key, namesAndValues).arguments());
        arguments.replaceAll((name, value) -> value instanceof String text ? shown(name, text) : value);
        arguments.put("file", Printable.onOneLine(file));
        arguments.put("line", line);
        arguments.put("column", column);
        return new Problem(new Text("problem.lab." + key, arguments));
    }

    /** What an author wrote may be long; what would be right is told whole. */
    private static String shown(String name, String text) {
        boolean whole = name.equals("valid") || text.codePointCount(0, text.length()) <= LONGEST;
        return Printable.of(whole ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…");
    }
}
