package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import java.util.function.Supplier;

/** A problem with what was typed, as opposed to what happened then. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    private WrongUsage(Problem problem) {
        super(problem.getMessage(), problem);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    /** Looks up what an argument names; a problem with that is the argument's fault. */
    static <T> T unless(Supplier<T> lookUp) {
        try {
            return lookUp.get();
        } catch (Problem e) {
            throw new WrongUsage(e);
        }
    }
}
