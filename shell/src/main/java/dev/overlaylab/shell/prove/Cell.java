package dev.overlaylab.shell.prove;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Step.Sabotage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One field of the matrix: a check at one moment of the proof.
 *
 * @param outcome what was judged, if anything was
 * @param reasons the codes that came out, in order
 * @param note what is wrong with it, or why it is empty
 */
public record Cell(State state, Optional<Outcome> outcome, List<String> reasons, Optional<Text> note) {
    /** What explains a finding without being one: the first broken hop of a path. */
    private static final String EXPLAINS = "path.";

    private static final Set<String> KNOWN =
            Arrays.stream(Reason.values()).map(Reason::code).collect(Collectors.toUnmodifiableSet());

    public Cell {
        reasons = List.copyOf(reasons);
    }

    /** Whether a cell shows what it should. */
    public enum State {
        AS_DECLARED,
        WRONG,
        /** Nothing could be judged. */
        CANNOT_CHECK,
        /** The proof did not get there. */
        NOT_REACHED,
        /** This kind of machine cannot do it. */
        NOT_POSSIBLE,
        /** Nobody asked for it: only a part of the lab was to be proven. */
        LEFT_OUT
    }

    static final Cell NOT_REACHED = new Cell(State.NOT_REACHED, Optional.empty(), List.of(), Optional.empty());

    static final Cell LEFT_OUT = new Cell(State.LEFT_OUT, Optional.empty(), List.of(), Optional.empty());

    static Cell notPossible(Text why) {
        return new Cell(State.NOT_POSSIBLE, Optional.empty(), List.of(), Optional.of(why));
    }

    static Cell wrong(Text why) {
        return new Cell(State.WRONG, Optional.empty(), List.of(), Optional.of(why));
    }

    /** What should not pass yet, and should say one of these reasons, if there are any. */
    static Cell red(CheckResult result, List<String> declared) {
        var reasons = reasons(result);
        var strange = declared.isEmpty()
                ? without(reasons, KNOWN)
                : without(withoutExplanations(reasons), Set.copyOf(declared));
        return switch (result.verdict().outcome()) {
            case PASS -> of(State.WRONG, result, Text.of("prove.green-before"));
            case FAIL ->
                strange.isEmpty()
                        ? of(State.AS_DECLARED, result)
                        : of(State.WRONG, result, Text.of("prove.undeclared", "reasons", listed(strange)));
            case CANNOT_CHECK ->
                !declared.isEmpty() && strange.isEmpty()
                        ? of(State.AS_DECLARED, result)
                        : of(State.CANNOT_CHECK, result, Text.of("prove.cannot", "reasons", listed(reasons)));
        };
    }

    /** What should pass. */
    static Cell green(CheckResult result) {
        return switch (result.verdict().outcome()) {
            case PASS -> of(State.AS_DECLARED, result);
            case FAIL -> of(State.WRONG, result, Text.of("prove.red-after", "reasons", listed(reasons(result))));
            case CANNOT_CHECK ->
                of(State.CANNOT_CHECK, result, Text.of("prove.cannot", "reasons", listed(reasons(result))));
        };
    }

    /** What should fail for the declared reason, and for no other that is not declared beside it. */
    static Cell sabotaged(CheckResult result, Sabotage sabotage) {
        var reasons = reasons(result);
        if (result.verdict().outcome() == Outcome.PASS) {
            return of(State.WRONG, result, Text.of("prove.unnoticed"));
        }
        if (result.verdict().outcome() == Outcome.CANNOT_CHECK) {
            return of(State.CANNOT_CHECK, result, Text.of("prove.cannot", "reasons", listed(reasons)));
        }
        if (!reasons.contains(sabotage.reason())) {
            return of(
                    State.WRONG,
                    result,
                    Text.of("prove.other-reason", "declared", sabotage.reason(), "reasons", listed(reasons)));
        }
        var strange =
                without(without(withoutExplanations(reasons), Set.of(sabotage.reason())), Set.copyOf(sabotage.also()));
        return strange.isEmpty()
                ? of(State.AS_DECLARED, result)
                : of(State.WRONG, result, Text.of("prove.more-reasons", "reasons", listed(strange)));
    }

    /** This cell, or the other one when that is worse: for what is looked at several times. */
    Cell worseOf(Cell other) {
        return weight(other.state) > weight(state) ? other : this;
    }

    private static int weight(State state) {
        return switch (state) {
            case NOT_REACHED -> 0;
            case NOT_POSSIBLE, LEFT_OUT -> 1;
            case AS_DECLARED -> 2;
            case CANNOT_CHECK -> 3;
            case WRONG -> 4;
        };
    }

    private static Cell of(State state, CheckResult result) {
        return new Cell(state, Optional.of(result.verdict().outcome()), reasons(result), Optional.empty());
    }

    private static Cell of(State state, CheckResult result, Text note) {
        return new Cell(state, Optional.of(result.verdict().outcome()), reasons(result), Optional.of(note));
    }

    static List<String> reasons(CheckResult result) {
        return result.verdict().findings().stream()
                .map(Finding::reason)
                .distinct()
                .toList();
    }

    private static Set<String> withoutExplanations(List<String> reasons) {
        return reasons.stream().filter(it -> !it.startsWith(EXPLAINS)).collect(Collectors.toSet());
    }

    private static Set<String> without(java.util.Collection<String> reasons, Set<String> these) {
        var rest = new TreeSet<>(reasons);
        rest.removeAll(these);
        return rest;
    }

    private static String listed(java.util.Collection<String> reasons) {
        return String.join(", ", reasons);
    }
}
