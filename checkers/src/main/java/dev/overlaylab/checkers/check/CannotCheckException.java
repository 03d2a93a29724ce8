package dev.overlaylab.checkers.check;

/**
 * Something kept us from looking, so that nothing can be said about the machines.
 *
 * <p>It is no assertion failure: a test that meets it has neither passed nor failed. JUnit reports an error. It is not a
 * skipped test either, because skipped tests leave a build green.
 */
public final class CannotCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    public CannotCheckException(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    /** What kept us from looking; its reason starts with {@code cannot.}. */
    public Finding finding() {
        return finding;
    }
}
