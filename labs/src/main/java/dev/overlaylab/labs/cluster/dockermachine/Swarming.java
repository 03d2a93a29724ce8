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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets a new machine take part in classic Swarm: the containers that docker-machine starts there, with its arguments. They
 * are on the host's own network, so that a discovery may be on the same host.
 */
final class Swarming {
    static final String MASTER = "swarm-agent-master";
    static final String AGENT = "swarm-agent";

    private static final String OWN = SwarmAsked.NONE.image();
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
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
        for (var command : containers(asked, host.address())) {
            run(host, command);
        }
    }

    /** What is done to the machine's engine, for an owner to read. */
    List<String> commands(SwarmAsked asked, String address) {
        var commands = new ArrayList<String>();
        if (asked.takesPart()) {
            commands.add(isOwn(asked.image()) ? "docker import - " + OWN : "docker pull " + asked.image());
            commands.addAll(containers(asked, address));
        }
        return commands;
    }

    private List<String> containers(SwarmAsked asked, String address) {
        var commands = new ArrayList<String>();
        if (asked.master()) {
            var certificates = bench.driver().certificates() + ":/etc/docker";
            commands.add(container(asked, MASTER, List.of("-v", certificates), master(asked, address)));
        }
        if (asked.agent()) {
            commands.add(container(asked, AGENT, List.of(), agent(asked, address)));
        }
        return commands;
    }

    private String container(SwarmAsked asked, String name, List<String> options, List<String> words) {
        var line = new ArrayList<>(List.of("docker", "run", "-d", "--restart=always", "--net=host", "--name", name));
        bench.driver().label().ifPresent(it -> line.addAll(List.of("--label", it)));
        line.addAll(options);
        line.add(asked.image());
        line.addAll(words);
        return line.stream().map(Swarming::quoted).collect(Collectors.joining(" "));
    }

    /** As somebody would type it. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : Command.quoted(word);
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
        requireArchitecture(host);
        var image = bench.swarmImages().ready(new Stages(call));
        if (!known.succeeded() || !known.stdout().strip().equals(image.program())) {
            call.out(bench.words().say("workstation.machine.swarm-copied", "name", host.name()));
            ImageImport.of(
                    image,
                    "swarm",
                    "latest",
                    bench.driver().label(),
                    bench.connections().to(host.name()));
        }
    }

    /** The image is of this computer's kind; somebody's host may be of another. */
    private void requireArchitecture(Host host) throws MachineException {
        var theirs = bench.asked(host, "uname -m").stdout().strip();
        var ours = System.getProperty("os.arch");
        if (!theirs.equals(ours) && !theirs.equals(ours.equals("amd64") ? "x86_64" : ours)) {
            throw new Refusal(bench.words()
                    .say("workstation.machine.swarm-other-kind", "name", host.name(), "theirs", theirs, "ours", ours));
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

    private void run(Host host, String script) throws MachineException {
        var result = bench.connections().to(host.name()).run(Command.of(script).within(LIMIT));
        if (!result.succeeded()) {
            throw new Refusal("Error creating machine: Error running provisioning: "
                    + result.stderr().strip());
        }
    }

    /** The last words of the master's program. */
    String log(Host host) throws MachineException {
        return bench.asked(host, "docker logs --tail 12 " + MASTER + " 2>&1")
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
