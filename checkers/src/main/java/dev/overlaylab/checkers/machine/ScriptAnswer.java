package dev.overlaylab.checkers.machine;

import org.jspecify.annotations.Nullable;

/** One of several answers: a result, or why there is none. */
public final class ScriptAnswer {
    private final @Nullable CommandResult result;
    private final @Nullable MachineException failure;

    private ScriptAnswer(@Nullable CommandResult result, @Nullable MachineException failure) {
        this.result = result;
        this.failure = failure;
    }

    public static ScriptAnswer of(CommandResult result) {
        return new ScriptAnswer(result, null);
    }

    public static ScriptAnswer none(MachineException failure) {
        return new ScriptAnswer(null, failure);
    }

    static ScriptAnswer of(Asking asking) {
        try {
            return of(asking.ask());
        } catch (MachineException e) {
            return none(e);
        }
    }

    /** The result, or the exception that a single run would have thrown. */
    public CommandResult get() throws MachineException {
        if (result != null) {
            return result;
        }
        if (failure != null) {
            throw failure;
        }
        throw new IllegalStateException("neither an answer nor a reason");
    }

    /** A question to one machine. */
    @FunctionalInterface
    interface Asking {
        CommandResult ask() throws MachineException;
    }
}
