package dev.overlaylab.checkers.fact;

/** What a command said has no form that we know: no fact follows from it, neither that a thing is so nor that it is not. */
public final class UnclearException extends Exception {
    private static final long serialVersionUID = 1L;

    UnclearException(Said said) {
        super("exit " + said.exitCode() + ": " + said.lastLine());
    }
}
