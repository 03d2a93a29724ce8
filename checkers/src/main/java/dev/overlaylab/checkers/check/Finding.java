package dev.overlaylab.checkers.check;

import java.util.Map;

/**
 * One thing that is not as expected, or that kept us from looking.
 *
 * @param reason a code such as {@code network.id-differs}; the catalogue explains it under {@code reason.CODE} and says
 *     how to go on under {@code reason.CODE.next}; both get {@code where}, {@code expected}, {@code actual} and details
 * @param where machine, or machine/container
 * @param expected data, not prose; empty when the reason says it all
 * @param actual data, not prose; empty when nothing was there
 */
public record Finding(String reason, String where, String expected, String actual, Map<String, String> details) {
    public Finding {
        details = Map.copyOf(details);
    }

    public static Finding of(String reason, String where, String expected, String actual) {
        return new Finding(reason, where, expected, actual, Map.of());
    }
}
