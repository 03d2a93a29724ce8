package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.image.SwarmImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets a new machine take part in classic Swarm: the containers that docker-machine starts there, with its arguments. They
 * are on the host's own network, so that a discovery may be on the same host.
 */
final class Swarming {
    static final String MASTER = "swarm-agent-master";
    static final String AGENT = "swarm-agent";

    private static final String OWN = SwarmAsked.NONE.image();
    private static final List<String> MASTER_OPTIONS = List.of("-v", "/etc/docker:/etc/docker");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Bench bench;

    Swarming(Bench bench) {
        this.bench = bench;
    }

    /** Starts the containers. */
    void configure(Host host, Call call) throws MachineException, IOException {
        var asked = host.asked().swarm();
        if (isOwn(asked.image())) {
            handOver(host, call);
        } else {
            requireImage(host, asked.image());
        }
        if (asked.master()) {
            run(host, MASTER, MASTER_OPTIONS, master(asked, host.address()));
        }
        if (asked.agent()) {
            run(host, AGENT, List.of(), agent(asked, host.address()));
        }
    }

    private static boolean isOwn(String image) {
        return image.equals(OWN) || OWN.equals(image + ":latest");
    }

    /** Somebody may have brought the real image under its name: it stays. */
    private void handOver(Host host, Call call) throws MachineException, IOException {
        var label = "{{with .Config.Labels}}{{index . \"" + SwarmImage.PROGRAM + "\"}}{{end}}";
        var known = bench.connections()
                .to(host.name())
                .run(Command.of("docker image inspect --format " + Command.quoted(label) + " " + OWN)
                        .within(LIMIT));
        if (known.succeeded() && known.stdout().isBlank()) {
            return;
        }
        var image = bench.swarmImages().ready(new Stages(call));
        if (!known.succeeded() || !known.stdout().strip().equals(image.program())) {
            call.out(bench.words().say("workstation.machine.swarm-copied", "name", host.name()));
            ImageImport.of(image, "swarm", "latest", bench.connections().to(host.name()));
        }
    }

    /** What a learner brought is on a machine that was there before; a new one has it from there. */
    private void requireImage(Host host, String image) throws MachineException, IOException {
        if (has(host, image) || borrowed(host, image)) {
            return;
        }
        var result = bench.connections()
                .to(host.name())
                .run(Command.of("docker pull --quiet " + Command.quoted(image)).within(LIMIT));
        if (!result.succeeded()) {
            throw new Refusal(bench.words()
                    .say(
                            "workstation.machine.swarm-absent",
                            "image",
                            image,
                            "name",
                            host.name(),
                            "detail",
                            result.stderr().strip()));
        }
    }

    private boolean has(Host host, String image) throws MachineException {
        var script = "docker image inspect " + Command.quoted(image) + " > /dev/null 2>&1";
        return bench.connections()
                .to(host.name())
                .run(Command.of(script).within(LIMIT))
                .succeeded();
    }

    private boolean borrowed(Host host, String image) throws MachineException, IOException {
        for (var other : bench.hosts().all()) {
            if (other.running() && !other.name().equals(host.name()) && has(other, image)) {
                var connections = bench.connections();
                ImageLoan.of(image, connections.to(other.name()), connections.to(host.name()));
                return true;
            }
        }
        return false;
    }

    /** Discovery is the last of the words. */
    static List<String> master(SwarmAsked asked, String address) {
        var words = begun(asked);
        words.addAll(List.of(
                "manage",
                "--tlsverify",
                "--tlscacert=/etc/docker/ca.pem",
                "--tlscert=/etc/docker/server.pem",
                "--tlskey=/etc/docker/server-key.pem",
                "-H",
                asked.host(),
                "--strategy",
                asked.strategy(),
                "--advertise",
                advertised(asked, address) + ":" + asked.port()));
        asked.options().forEach(it -> words.add("--" + it));
        words.add(asked.discovery());
        return words;
    }

    static List<String> agent(SwarmAsked asked, String address) {
        var words = begun(asked);
        words.addAll(List.of("join", "--advertise", advertised(asked, address) + ":" + Host.ENGINE_PORT));
        asked.joinOptions().forEach(it -> words.add("--" + it));
        words.add(asked.discovery());
        return words;
    }

    private static List<String> begun(SwarmAsked asked) {
        return new ArrayList<>(asked.experimental() ? List.of("--experimental") : List.of());
    }

    private static String advertised(SwarmAsked asked, String address) {
        return asked.address().isEmpty() ? address : asked.address();
    }

    private void run(Host host, String name, List<String> options, List<String> words) throws MachineException {
        var line = new ArrayList<>(List.of("docker", "run", "-d", "--restart=always", "--net=host", "--name", name));
        line.addAll(options);
        line.add(host.asked().swarm().image());
        line.addAll(words);
        var script = line.stream().map(Command::quoted).collect(Collectors.joining(" "));
        var result = bench.connections().to(host.name()).run(Command.of(script).within(LIMIT));
        if (!result.succeeded()) {
            throw new Refusal("Error creating machine: Error running provisioning: "
                    + result.stderr().strip());
        }
    }

    /** The last words of the master's program. */
    String log(Host host) throws MachineException {
        return bench.connections()
                .to(host.name())
                .run(Command.of("docker logs --tail 12 " + MASTER + " 2>&1"))
                .stdout()
                .strip();
    }

    /** Says each step of making the image once. */
    private final class Stages implements Progress {
        private final Call call;
        private String last = "";

        Stages(Call call) {
            this.call = call;
        }

        @Override
        public void report(Text what, int percent) {
            var begins = what.key().startsWith("image.stage.") && !what.key().equals("image.stage.ready");
            if (begins && !what.key().equals(last)) {
                last = what.key();
                notice(what);
            }
        }

        @Override
        public void notice(Text what) {
            call.out(bench.words().say("workstation.machine.notice", "what", what));
        }
    }
}
