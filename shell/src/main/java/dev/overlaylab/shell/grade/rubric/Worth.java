package dev.overlaylab.shell.grade.rubric;

import java.util.Collection;
import java.util.Map;

/**
 * What a check is worth.
 *
 * @param of the points for passing it
 * @param partial by reason code, the percentage that is given when nothing worse was found
 */
public record Worth(Points of, Map<String, Integer> partial) {
    private static final String EXPLAINS_ONLY = "path.";

    public Worth {
        partial = Map.copyOf(partial);
    }

    public static Worth of(Points points) {
        return new Worth(points, Map.of());
    }

    /**
     * The points for a check that failed: the least that one of the reasons leaves.
     *
     * @param reasons the codes that were found; hops of a path explain others, and take nothing away
     */
    public Points despite(Collection<String> reasons) {
        var least = reasons.stream()
                .filter(it -> !it.startsWith(EXPLAINS_ONLY))
                .mapToInt(it -> partial.getOrDefault(it, 0))
                .min()
                .orElse(0);
        return of.percent(least);
    }
}
