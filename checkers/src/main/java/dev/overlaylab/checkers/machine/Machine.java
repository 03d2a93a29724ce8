package dev.overlaylab.checkers.machine;

import java.util.List;

/** A host as the checks see it. */
public interface Machine {
    /** The name the learner gave it. */
    String name();

    /**
     * Runs a script as root and returns its answer.
     *
     * @throws MachineException when there is no answer: never a made-up exit code
     */
    CommandResult run(Command command) throws MachineException;

    /**
     * Runs scripts that have nothing to do with each other; one answer each, in their order. What happens to one does
     * not touch the others.
     *
     * <p>A host that is far away answers all in one exchange; they run side by side then, and none has input.
     */
    default List<ScriptAnswer> runAll(List<Command> commands) {
        return commands.stream().map(it -> ScriptAnswer.of(() -> run(it))).toList();
    }

    /** Its Docker Engine. Calls on it throw {@link MachineException} with ENGINE_DOWN when none answers. */
    Engine engine();
}
