package dev.overlaylab.checkers.machine;

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

    /** Its Docker Engine. Calls on it throw {@link MachineException} with ENGINE_DOWN when none answers. */
    Engine engine();
}
