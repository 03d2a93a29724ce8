package dev.overlaylab.checkers.machine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Docker Engine's state, and the two ways to run something in a container. */
public interface Engine extends EngineReading {
    /**
     * Reads several topics in one exchange. What the engine did not answer throws when it is read, and is not waited for
     * again; other topics can be read as ever.
     *
     * @throws MachineException when it answered nothing at all
     */
    default EngineReading read(Set<Topic> topics) throws MachineException {
        return this;
    }

    /** Runs argv in a running container; ENGINE_ERROR when there is none of that name. */
    CommandResult exec(String container, List<String> argv, Duration timeout) throws MachineException;

    /** Runs argv in a fresh container that carries {@code labels} and is removed afterwards, whatever happens. */
    CommandResult runOnce(String image, String network, List<String> argv, Map<String, String> labels, Duration timeout)
            throws MachineException;
}
