package dev.overlaylab.shell.grade.rubric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Points, exact to a hundredth.
 *
 * @param hundredths never negative
 */
public record Points(long hundredths) implements Comparable<Points> {
    public static final Points ZERO = new Points(0);
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,2})?");
    private static final int WHOLE = 100;

    public Points {
        if (hundredths < 0) {
            throw new IllegalArgumentException("negative points: " + hundredths);
        }
    }

    public static Points of(long whole) {
        return new Points(Math.multiplyExact(whole, WHOLE));
    }

    /** A number such as {@code 2} or {@code 2.5}; nothing when it is no such number. */
    public static Optional<Points> read(String written) {
        return WRITTEN.matcher(written).matches() ? Optional.of(of(new BigDecimal(written))) : Optional.empty();
    }

    /** Rounded to a hundredth, halves up. */
    public static Points of(BigDecimal value) {
        return new Points(
                value.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public Points plus(Points other) {
        return new Points(Math.addExact(hundredths, other.hundredths));
    }

    /** The difference, but never less than nothing. */
    public Points minus(Points other) {
        return new Points(Math.max(0, hundredths - other.hundredths));
    }

    /** A part of them, rounded to a hundredth, halves up. */
    public Points percent(long percent) {
        return new Points((Math.multiplyExact(hundredths, percent) + WHOLE / 2) / WHOLE);
    }

    public Points atMost(Points other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Without zeros at its end. */
    public BigDecimal value() {
        var value = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(hundredths, other.hundredths);
    }

    /** As it is written everywhere: {@code 2}, {@code 2.5}. */
    @Override
    public String toString() {
        return value().toPlainString();
    }
}
