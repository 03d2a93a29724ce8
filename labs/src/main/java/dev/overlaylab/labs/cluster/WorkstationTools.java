package dev.overlaylab.labs.cluster;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What we put on the workstation at every start: the learner's bash start file and completion, docker-machine, and the way
 * to us.
 *
 * @param library a directory of ours on the workstation
 * @param programs a directory in the learner's PATH
 * @param label what the learner's docker shall put on all it makes, on engines that are somebody's; nothing when empty
 */
public record WorkstationTools(Learner learner, String library, String programs, String label) {
    private static final String END = "__end_of_file_of_overlaylab__";

    /** As on the machine image. */
    public static WorkstationTools ofImage() {
        return new WorkstationTools(Learner.OF_IMAGE, "/usr/lib/overlaylab/workstation", "/usr/local/bin", "");
    }

    /** On somebody's host: everything is in one folder of ours, the learner's home too. */
    public static WorkstationTools onHost(String user, String folder, String label) {
        return new WorkstationTools(
                new Learner("workstation", user, folder + "/home"), folder + "/lib", folder + "/bin", label);
    }

    /** Where the learner's bash finds its start file. */
    public String startFile() {
        return library + "/bashrc";
    }

    /**
     * Writes all of it in one exchange.
     *
     * @param port on the workstation's loopback, where docker-machine reaches us
     * @param token what it has to say there
     * @param gone what it tells the learner when nobody answers
     */
    void install(Connection workstation, int port, String token, String gone) throws MachineException {
        var door = learner.home() + "/.overlaylab/door";
        var script = """
                set -eu
                umask 022
                mkdir -p %1$s %2$s
                cat > %1$s/bashrc <<'%3$s'
                %12$s%4$s%3$s
                cat > %1$s/complete <<'%3$s'
                %14$s%3$s
                cat > %2$s/docker-machine.part <<'%3$s'
                %5$s%3$s
                chmod 755 %2$s/docker-machine.part
                mv %2$s/docker-machine.part %2$s/docker-machine
                %13$s
                umask 077
                mkdir -p %6$s
                cat > %6$s/certs <<'%3$s'
                %15$s%3$s
                chmod 700 %6$s/certs
                printf '%%s\\n' port=%7$d token=%8$s gone=%9$s > %10$s.part
                chown -R %11$s: %6$s
                mv %10$s.part %10$s
                """.formatted(
                        Command.quoted(library),
                        Command.quoted(programs),
                        END,
                        elsewhere()
                                ? resource("bashrc").replaceFirst("(?m)^PATH=", "PATH=" + programs + ":")
                                : resource("bashrc"),
                        resource("docker-machine"),
                        Command.quoted(learner.home() + "/.overlaylab"),
                        port,
                        token,
                        Command.quoted(Command.quoted(gone)),
                        Command.quoted(door),
                        learner.user(),
                        elsewhere() ? "HOME=" + learner.home() + "\ncd\n" : "",
                        elsewhere() ? labelling() : "",
                        resource("complete"),
                        resource("certs"));
        var result = workstation.run(new Command(script, "", Duration.ofSeconds(30)));
        if (!result.succeeded()) {
            throw new MachineException(
                    workstation.name(), MachineException.Cause.LOST, "cannot set up: " + result.stderr(), null);
        }
    }

    private boolean elsewhere() {
        return !label.isEmpty();
    }

    /** A docker that labels what it makes. */
    private String labelling() {
        return """
                cat > %2$s/docker <<'%1$s'
                %3$s%1$s
                chmod 755 %2$s/docker
                """.formatted(END, Command.quoted(programs), resource("docker").replace("@LABEL@", label));
    }

    private static String resource(String name) {
        try (var file = WorkstationTools.class.getResourceAsStream("/workstation/" + name)) {
            if (file == null) {
                throw new IllegalStateException("no " + name + " in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
