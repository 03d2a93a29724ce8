package dev.overlaylab.shell.prove;

import dev.overlaylab.i18n.Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A check's row of the matrix.
 *
 * @param before on the step's start: red
 * @param after when the step's commands were typed: green
 * @param later after every later step, and in the end: still green
 * @param rewound back at the step's start: red again
 * @param forward when the finished step was brought back: green again
 * @param judging how long it took to judge this check alone, once, if that was measured
 */
public record CheckProof(
        String id,
        Text title,
        Cell before,
        Cell after,
        Cell later,
        Cell rewound,
        Cell forward,
        Optional<Duration> judging) {
    /** The cells under the names that stand above their columns. */
    public Map<String, Cell> cells() {
        var cells = new LinkedHashMap<String, Cell>();
        cells.put("before", before);
        cells.put("after", after);
        cells.put("later", later);
        cells.put("rewound", rewound);
        cells.put("forward", forward);
        return cells;
    }
}
