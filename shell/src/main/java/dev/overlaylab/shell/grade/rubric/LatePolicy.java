package dev.overlaylab.shell.grade.rubric;

import dev.overlaylab.i18n.Problem;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What lateness costs: a percentage of all points for every unit of time begun after the grace period.
 *
 * @param percent per unit
 * @param most the percentage that it costs at most
 */
public record LatePolicy(int percent, Duration unit, int most, Duration grace) {
    /** Lateness costs nothing. */
    public static final LatePolicy NONE = new LatePolicy(0, Duration.ofDays(1), 0, Duration.ZERO);

    private static final int ALL = 100;
    private static final Pattern RATE = Pattern.compile("([0-9]{1,3})%/(day|hour)");
    private static final Pattern MOST = Pattern.compile("most=([0-9]{1,3})%");
    private static final Pattern GRACE = Pattern.compile("grace=([0-9]{1,4})(m|h|d)");

    /**
     * {@code none}, {@code closed} (late is nothing), or {@code 10%/day}, which may go on with {@code ,most=50%} and
     * {@code ,grace=15m}.
     */
    public static LatePolicy of(String written) {
        var parts = written.strip().toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1);
        var policy = first(written, parts[0]);
        for (int i = 1; i < parts.length; i++) {
            policy = policy.with(written, parts[i]);
        }
        return policy;
    }

    private static LatePolicy first(String written, String part) {
        if (part.equals("none")) {
            return NONE;
        }
        if (part.equals("closed")) {
            return new LatePolicy(ALL, Duration.ofDays(1), ALL, Duration.ZERO);
        }
        var rate = RATE.matcher(part);
        if (!rate.matches()) {
            throw unclear(written);
        }
        var unit = rate.group(2).equals("day") ? Duration.ofDays(1) : Duration.ofHours(1);
        return new LatePolicy(percent(written, rate.group(1)), unit, ALL, Duration.ZERO);
    }

    private LatePolicy with(String written, String part) {
        var limit = MOST.matcher(part);
        if (limit.matches()) {
            return new LatePolicy(percent, unit, percent(written, limit.group(1)), grace);
        }
        var spared = GRACE.matcher(part);
        if (spared.matches()) {
            long count = Long.parseLong(spared.group(1));
            return new LatePolicy(
                    percent,
                    unit,
                    most,
                    switch (spared.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        throw unclear(written);
    }

    private static int percent(String written, String digits) {
        int percent = Integer.parseInt(digits);
        if (percent > ALL) {
            throw unclear(written);
        }
        return percent;
    }

    private static Problem unclear(String written) {
        return Problem.of("problem.grade.late-policy", "policy", written);
    }

    /** What is taken off; never more than was earned. */
    public Points deduction(Points earned, Points of, Duration late) {
        var counted = late.minus(grace);
        if (counted.isNegative() || counted.isZero() || percent == 0) {
            return Points.ZERO;
        }
        long units = counted.plus(unit).minusNanos(1).dividedBy(unit);
        long taken = Math.min(most, Math.multiplyExact(percent, Math.min(units, ALL)));
        return of.percent(taken).atMost(earned);
    }
}
