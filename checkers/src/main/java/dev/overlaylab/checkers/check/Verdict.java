package dev.overlaylab.checkers.check;

import java.util.List;

/** The judgement on one check. Only PASS counts as passed. */
public record Verdict(Outcome outcome, List<Finding> findings) {
    public Verdict {
        findings = List.copyOf(findings);
        if ((outcome == Outcome.PASS) != findings.isEmpty()) {
            throw new IllegalArgumentException(outcome + " with " + findings.size() + " findings");
        }
    }

    /** The three verdicts. */
    public enum Outcome {
        PASS,
        FAIL,
        CANNOT_CHECK
    }

    public static Verdict pass() {
        return new Verdict(Outcome.PASS, List.of());
    }

    public static Verdict fail(List<Finding> findings) {
        return new Verdict(Outcome.FAIL, findings);
    }

    public static Verdict cannotCheck(Finding finding) {
        return new Verdict(Outcome.CANNOT_CHECK, List.of(finding));
    }

    /** PASS when there is nothing to find fault with, FAIL otherwise. */
    public static Verdict of(List<Finding> findings) {
        return findings.isEmpty() ? pass() : fail(findings);
    }
}
