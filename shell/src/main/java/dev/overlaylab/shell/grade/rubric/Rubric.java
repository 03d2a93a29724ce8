package dev.overlaylab.shell.grade.rubric;

import java.util.Map;

/**
 * What every check of a lab is worth.
 *
 * @param usual for checks of which nothing is said
 * @param steps by step's ID, for its checks of which nothing is said themselves
 * @param checks by check's ID
 */
public record Rubric(Points usual, Map<String, Points> steps, Map<String, Worth> checks, LatePolicy late) {
    /** One point for each check, and lateness costs nothing. */
    public static final Rubric USUAL = new Rubric(Points.of(1), Map.of(), Map.of(), LatePolicy.NONE);

    public Rubric {
        steps = Map.copyOf(steps);
        checks = Map.copyOf(checks);
    }

    public Worth worth(String step, String check) {
        var own = checks.get(check);
        return own == null ? Worth.of(steps.getOrDefault(step, usual)) : own;
    }

    public Rubric with(LatePolicy policy) {
        return new Rubric(usual, steps, checks, policy);
    }
}
