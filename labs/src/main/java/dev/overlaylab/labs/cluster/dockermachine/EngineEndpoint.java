package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Engines as the workstation reaches them: over TLS, with the learner's certificate. */
final class EngineEndpoint {
    private static final Pattern VERSION = Pattern.compile("\"Version\":\"([^\"]+)\"");
    /** Under emulation an engine with certificates and a store takes half a minute, on a busy computer minutes. */
    private static final Duration START = Duration.ofMinutes(5);

    /** A program that is started under emulation, beside an engine that starts. */
    private static final Duration MASTER = Duration.ofMinutes(3);

    private static final Duration RESTART = Duration.ofMinutes(3);

    private final Bench bench;

    EngineEndpoint(Bench bench) {
        this.bench = bench;
    }

    /**
     * Waits until the engine answers.
     *
     * <p>An engine whose process gave up is started once more: on a busy computer it may only have been impatient with
     * its own containerd.
     *
     * @return whether it did before the deadline, and before its process gave up again
     */
    boolean comesUp(Host host) throws MachineException, InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        int seenDown = 0;
        var again = true;
        while (System.nanoTime() < end) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (answers(host, Host.ENGINE_PORT, 4)) {
                return true;
            }
            seenDown = starting(host) ? 0 : seenDown + 1;
            if (seenDown == 2 && !again) {
                return false;
            }
            if (seenDown == 2) {
                again = false;
                seenDown = 0;
                startAgain(host);
            }
        }
        return false;
    }

    /** Waits until the Swarm master answers there; false when its program gives up, or does not answer before the deadline. */
    boolean masterComesUp(Host host) throws MachineException, InterruptedException {
        var end = System.nanoTime() + MASTER.toNanos();
        while (System.nanoTime() < end) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (answers(host, host.asked().swarm().port(), 4)) {
                return true;
            }
            if (givesUp(host)) {
                return false;
            }
        }
        return false;
    }

    private boolean givesUp(Host host) throws MachineException {
        var script = "[ \"$(docker inspect --format '{{.RestartCount}}' " + Swarming.MASTER + ")\" -ge 3 ]";
        return bench.asked(host, script).succeeded();
    }

    private boolean answers(Host host, int port, int seconds) throws MachineException {
        var script = """
                end=$(( $(date +%%s) + %d ))
                until %s > /dev/null 2>&1; do
                    [ "$(date +%%s)" -lt "$end" ] || exit 1
                    sleep 0.1
                done
                """.formatted(seconds, question(host, port, seconds));
        return bench.asLearner(script, "", Bench.BUSY.plusSeconds(seconds)).succeeded();
    }

    private boolean starting(Host host) throws MachineException {
        var script = "pgrep -x dockerd > /dev/null || [ \"$(systemctl is-active docker 2> /dev/null)\" = activating ]";
        return bench.asked(host, script).succeeded();
    }

    private void startAgain(Host host) throws MachineException {
        var script = "systemctl reset-failed docker 2> /dev/null; service docker start";
        bench.connections().to(host.name()).run(Command.of(script).within(RESTART));
    }

    /** The engine's last words. */
    String log(Host host) throws MachineException {
        var script =
                "{ journalctl -u docker -o cat --no-pager -n 40 2> /dev/null; tail -n 40 /var/log/docker.log 2> /dev/null; }"
                        + " | tail -n 12";
        return bench.asked(host, script).stdout().strip();
    }

    /** Versions of the engines that answer, all asked at once. */
    Map<String, String> versions(List<Host> hosts, int seconds) throws MachineException {
        var versions = new HashMap<String, String>();
        if (hosts.isEmpty()) {
            return versions;
        }
        var script = new StringBuilder();
        for (var host : hosts) {
            script.append("{ v=$(")
                    .append(question(host, Host.ENGINE_PORT, seconds))
                    .append(" 2> /dev/null) && echo ")
                    .append(Command.quoted(host.name()))
                    .append(" \"$v\"; } &\n");
        }
        script.append("wait\n");
        var answer = bench.asLearner(script.toString(), "", Bench.BUSY.plusSeconds(seconds));
        answer.stdout().lines().forEach(line -> {
            var version = VERSION.matcher(line);
            var name = line.split(" ", 2)[0];
            if (version.find()) {
                versions.put(name, "v" + version.group(1));
            }
        });
        return versions;
    }

    private String question(Host host, int port, int seconds) {
        return question(host, port, seconds, "/version");
    }

    /** A command that asks as the learner's client does. */
    String question(Host host, int port, int seconds, String path) {
        var directory = bench.learner().machineDirectory(host.name());
        return "curl -sSf -m " + seconds + " --noproxy '*' --cacert " + Command.quoted(directory + "/ca.pem")
                + " --cert "
                + Command.quoted(directory + "/cert.pem") + " --key " + Command.quoted(directory + "/key.pem")
                + " https://" + host.address() + ":" + port + path;
    }
}
