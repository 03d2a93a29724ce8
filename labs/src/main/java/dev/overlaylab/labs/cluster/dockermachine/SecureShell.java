package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import java.util.ArrayList;
import java.util.List;

/** The way that {@code docker-machine ssh} goes: OpenSSH on the workstation, as user docker, to eth1. */
final class SecureShell {
    static final String USER = "docker";

    private SecureShell() {}

    /**
     * Lets the machine's key in, and sees to it that an sshd listens on eth1 too, however the machine was started. The key is
     * in the second of sshd's usual files: the first one belongs to the driver, which writes it anew at every start.
     */
    static void admit(Bench bench, String machine, String publicKey) throws MachineException {
        var script = """
                set -eu
                umask 077
                mkdir -p ~docker/.ssh
                key=%s
                touch ~docker/.ssh/authorized_keys2
                [ -z "$key" ] || grep -qxF "$key" ~docker/.ssh/authorized_keys2 || echo "$key" >> ~docker/.ssh/authorized_keys2
                chown -R docker: ~docker/.ssh
                ss -ltnH sport = :22 | grep -q . || { mkdir -p /run/sshd; /usr/sbin/sshd; }
                """.formatted(Command.quoted(publicKey));
        var result = bench.connections().to(machine).run(new Command(script, "", Bench.BUSY));
        if (!result.succeeded()) {
            throw new Refusal(result.stderr().strip());
        }
    }

    /** The options that ssh and scp share. */
    static List<String> options(Bench bench, String machine) {
        var directory = bench.learner().machineDirectory(machine);
        return new ArrayList<>(List.of(
                "-F", "/dev/null",
                "-o", "ConnectionAttempts=3",
                "-o", "ConnectTimeout=10",
                "-o", "ControlMaster=no",
                "-o", "LogLevel=quiet",
                "-o", "PasswordAuthentication=no",
                "-o", "ServerAliveInterval=60",
                "-o", "StrictHostKeyChecking=yes",
                "-o", "UserKnownHostsFile=" + directory + "/known_hosts",
                "-o", "IdentitiesOnly=yes",
                "-i", directory + "/id_rsa"));
    }
}
