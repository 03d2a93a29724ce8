package dev.overlaylab.shell.prove;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A wrong way's row of the matrix.
 *
 * @param check the one that must notice
 * @param reason the one that must come out
 * @param noticed red with that reason
 * @param undone all of the step green again
 */
public record SabotageProof(String id, String check, String reason, Cell noticed, Cell undone) {
    /** The cells under the names that stand above their columns. */
    public Map<String, Cell> cells() {
        var cells = new LinkedHashMap<String, Cell>();
        cells.put("noticed", noticed);
        cells.put("undone", undone);
        return cells;
    }
}
