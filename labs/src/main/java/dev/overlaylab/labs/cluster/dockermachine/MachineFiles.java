package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import java.time.Duration;
import java.util.List;

/** The files of one machine in the learner's {@code ~/.docker/machine}, laid out as docker-machine does. */
final class MachineFiles {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Bench bench;
    private final String name;
    private final String directory;

    MachineFiles(Bench bench, String name) {
        this.bench = bench;
        this.name = name;
        this.directory = Command.quoted(bench.learner().machineDirectory(name));
    }

    /** What the new machine has to find on its disk, and the key that {@code docker-machine ssh} will use. */
    record Made(boolean authorityIsNew, List<MachineFile> files, String publicKey) {}

    /**
     * Makes keys and certificates in one exchange; the authority and the client's certificate only when they are missing.
     *
     * @param asksEngines whether the machine shows its certificate to other machines' engines too, as a Swarm master does
     */
    Made make(String address, boolean asksEngines) throws MachineException {
        var script = """
                set -eu
                new=no; [ -s ~/.docker/machine/certs/ca.pem ] || new=yes
                umask 077
                mkdir -p %1$s
                %2$s
                rm -f %1$s/id_rsa %1$s/id_rsa.pub
                ssh-keygen -q -t ed25519 -N '' -C '' -f %1$s/id_rsa
                echo "$new"
                for file in ca.pem server.pem server-key.pem id_rsa.pub; do echo "== $file"; cat %1$s/$file; done
                """.formatted(directory, certificate(address, asksEngines));
        var parts = answered(bench.asLearner(script, "", LONG)).stdout().split("(?m)^== .*\n", -1);
        if (parts.length != 5) {
            throw new Refusal("Error creating machine: Error generating certificates");
        }
        return new Made(parts[0].strip().equals("yes"), onDisk(parts), parts[4].strip());
    }

    /** Makes the certificate anew, and what is missing of the authority and the client's; the key for SSH stays. */
    List<MachineFile> renewed(String address, boolean asksEngines) throws MachineException {
        var script = """
                set -eu
                umask 077
                mkdir -p %1$s
                %2$s
                for file in ca.pem server.pem server-key.pem; do echo "== $file"; cat %1$s/$file; done
                """.formatted(directory, certificate(address, asksEngines));
        var parts = answered(bench.asLearner(script, "", LONG)).stdout().split("(?m)^== .*\n", -1);
        if (parts.length != 4) {
            throw new Refusal("Error generating certificates");
        }
        return onDisk(parts);
    }

    /** Forgets the authority and the client's certificate, so that both are made anew when the next one is needed. */
    static void forgetAuthority(Bench bench) throws MachineException {
        answered(bench.asLearner("rm -f ~/.docker/machine/certs/*.pem", "", LONG));
    }

    private String certificate(String address, boolean asksEngines) {
        return "PATH=\"$HOME/.overlaylab:$PATH\"\ncerts server %s %s %s %s >&2"
                .formatted(
                        Command.quoted(name), address, directory, asksEngines ? "serverAuth,clientAuth" : "serverAuth");
    }

    private static List<MachineFile> onDisk(String[] parts) {
        return List.of(
                new MachineFile("/etc/docker/ca.pem", parts[1], 0644),
                new MachineFile("/etc/docker/server.pem", parts[2], 0644),
                new MachineFile("/etc/docker/server-key.pem", parts[3], 0600));
    }

    /** Pins the machine's host key for {@code docker-machine ssh} and writes what {@code inspect} shows. */
    void finish(String address, String hostKey, String inspected) throws MachineException {
        var script = """
                set -eu
                umask 077
                printf '%%s %%s\\n' %2$s %3$s > %1$s/known_hosts
                cat > %1$s/config.json
                """.formatted(directory, address, Command.quoted(hostKey));
        answered(bench.asLearner(script, inspected, LONG));
    }

    void remove() throws MachineException {
        answered(bench.asLearner("rm -rf " + directory, "", LONG));
    }

    private static CommandResult answered(CommandResult result) {
        if (!result.succeeded()) {
            throw new Refusal(result.stderr().strip());
        }
        return result;
    }
}
