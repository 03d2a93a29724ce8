package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.util.TreeMap;

/** Where in an author's files something stands; lines and columns count from 1. */
public record Place(String file, int line, int column) {
    /** What is wrong here, by its key after {@code problem.lab.} and alternating argument names and values. */
    public Problem problem(String key, Object... namesAndValues) {
        var arguments = new TreeMap<>(Text.of(key, namesAndValues).arguments());
        arguments.put("file", file);
        arguments.put("line", line);
        arguments.put("column", column);
        return new Problem(new Text("problem.lab." + key, arguments));
    }
}
