package dev.overlaylab.checkers.machine;

import java.math.BigDecimal;
import java.time.Duration;

/** Time limits as people read them: {@code 10 s}, {@code 0.2 s}. */
public final class Seconds {
    private static final int MILLIS = 3;

    private Seconds() {}

    public static String of(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), MILLIS).stripTrailingZeros().toPlainString() + " s";
    }
}
