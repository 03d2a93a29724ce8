package dev.overlaylab.labs.cluster;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import java.time.Duration;

/**
 * The learner's account on the workstation.
 *
 * @param workstation the machine's name
 * @param user who runs the learner's bash
 * @param home the account's directory
 */
public record Learner(String workstation, String user, String home) {
    /** As the machine image makes it. */
    public static final Learner OF_IMAGE = new Learner("workstation", "learner", "/home/learner");

    /** Where docker-machine keeps a machine's files. */
    public String machineDirectory(String machine) {
        return store() + "/machines/" + machine;
    }

    /** Where docker-machine keeps everything. */
    public String store() {
        return home + "/.docker/machine";
    }

    /** Runs a script as the learner, without a terminal. */
    public CommandResult run(Connections connections, String script, String stdin, Duration timeout)
            throws MachineException {
        var asLearner = user.equals("root")
                ? "HOME=" + Command.quoted(home) + " exec sh -c " + Command.quoted(script)
                : "cd / && exec setpriv --reuid " + user + " --regid " + user + " --init-groups env HOME="
                        + Command.quoted(home) + " USER=" + user + " sh -c " + Command.quoted(script);
        return connections.to(workstation).run(new Command(asLearner, stdin, timeout));
    }
}
