package dev.overlaylab.site.lesson;

import dev.overlaylab.labs.lab.Lab;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a lab a seed has drawn.
 *
 * @param seed the text that was given
 * @param drawn the parameters that are not as documented, such as {@code network = red-lan}; empty when none is
 * @param documented the same with the values that stand in what was recorded
 */
public record Variation(String seed, String drawn, String documented) {
    static @Nullable Variation of(Lab lab, Lab documented) {
        var seed = lab.variant().seed();
        if (seed.isNone()) {
            return null;
        }
        var before = documented.variant().parameters();
        var drawn = lab.variant().parameters();
        return new Variation(seed.text(), listed(drawn, before), listed(before, drawn));
    }

    /** Those that are not the same in another list. */
    private static String listed(Map<String, String> values, Map<String, String> others) {
        return values.entrySet().stream()
                .filter(it -> !it.getValue().equals(others.get(it.getKey())))
                .map(it -> it.getKey() + " = " + it.getValue())
                .collect(Collectors.joining(", "));
    }
}
