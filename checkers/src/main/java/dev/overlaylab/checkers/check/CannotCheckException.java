package dev.overlaylab.checkers.check;

import dev.overlaylab.checkers.probe.Observations;
import java.util.Map;

/**
 * Something kept us from looking, so that nothing can be said about the machines.
 *
 * <p>It is no assertion failure: a test that meets it has neither passed nor failed. JUnit reports an error. It is not a
 * skipped test either, because skipped tests leave a build green.
 */
public final class CannotCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Finding finding;

    /** For a finding whose reason starts with {@code cannot.}. */
    public CannotCheckException(Finding finding) {
        super(null, null);
        this.finding = finding;
    }

    /** What a machine that gave no answer keeps us from; that nobody made it is a finding instead. */
    public static CannotCheckException of(Observations.Unseen unseen) {
        return Reason.forSilence(unseen.why()).cannotCheck(unseen.machine(), "", "", Map.of("detail", unseen.detail()));
    }

    /** In English, for whoever runs the test; the shell says it in the learner's language. */
    @Override
    public String getMessage() {
        return finding.told();
    }

    /** What kept us from looking; its reason starts with {@code cannot.}. */
    public Finding finding() {
        return finding;
    }
}
