package dev.overlaylab.shell.journal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a learner is in a lab.
 *
 * @param step the step being worked on
 * @param verdicts last outcome of each check, by step and check
 * @param hints how many hints were shown, by step and reason, joined as {@code step/reason}
 */
public record Bookmark(
        int format,
        String lab,
        String language,
        String step,
        Map<String, Map<String, String>> verdicts,
        Map<String, Integer> hints) {
    /** The only format there is so far. */
    public static final int FORMAT = 1;

    public Bookmark {
        verdicts = Map.copyOf(verdicts);
        hints = Map.copyOf(hints);
    }

    public static Bookmark atStartOf(String lab, String language, String firstStep) {
        return new Bookmark(FORMAT, lab, language, firstStep, Map.of(), Map.of());
    }

    public Bookmark speaking(String other) {
        return new Bookmark(format, lab, other, step, verdicts, hints);
    }

    public Bookmark movedTo(String other) {
        return new Bookmark(format, lab, language, other, verdicts, hints);
    }

    /** At another step, with what is known of the steps before it and of nothing later. */
    public Bookmark rewoundTo(String other, Collection<String> before) {
        var known = new TreeMap<>(verdicts);
        known.keySet().retainAll(before);
        return new Bookmark(format, lab, language, other, known, hints);
    }

    public Bookmark judged(String ofStep, Map<String, String> outcomes) {
        var all = new TreeMap<>(verdicts);
        all.put(ofStep, Map.copyOf(outcomes));
        return new Bookmark(format, lab, language, step, all, hints);
    }

    public Bookmark hinted(String ofStep, String reason, int level) {
        var all = new TreeMap<>(hints);
        all.put(ofStep + "/" + reason, level);
        return new Bookmark(format, lab, language, step, verdicts, all);
    }

    /** How many hints of this kind were shown. */
    public int hintsShown(String ofStep, String reason) {
        return hints.getOrDefault(ofStep + "/" + reason, 0);
    }
}
