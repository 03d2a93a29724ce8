package dev.overlaylab.checkers.check;

import java.util.List;

/** A judgement that one finding has settled, thrown from wherever that became clear. */
final class Settled extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Verdict verdict;

    Settled(Reason reason, Finding finding) {
        super(finding.toString(), null, false, false);
        this.verdict = reason.keepsFromJudging() ? Verdict.cannotCheck(finding) : Verdict.of(List.of(finding));
    }

    Verdict verdict() {
        return verdict;
    }
}
