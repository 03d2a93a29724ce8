package dev.overlaylab.labs.classicswarm;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.TestImage;
import dev.overlaylab.labs.image.Flavour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Two machines whose engines speak TLS, and the endpoint beside the first of them, in its network. */
final class TwoMachines implements AutoCloseable {
    static final String ENDPOINT = "192.168.99.100:3376";

    private static final Path TLS = Path.of("src/test/resources/classicswarm/tls");
    private static final String DAEMON = """
            {"hosts": ["unix:///var/run/docker.sock", "tcp://0.0.0.0:2376"], "tlsverify": true,
             "tlscacert": "/etc/docker/ca.pem", "tlscert": "/etc/docker/curve.pem", "tlskey": "/etc/docker/curve-key.pem"}
            """;
    static final String CLIENT = "docker --tlsverify --tlscacert /etc/docker/ca.pem --tlscert /etc/docker/curve.pem"
            + " --tlskey /etc/docker/curve-key.pem -H tcp://" + ENDPOINT + " ";
    private static final String AWAIT =
            "i=0; until %s; do i=$((i + 1)); [ $i -lt 300 ] || exit 1; sleep 0.1; done > /dev/null 2>&1";

    private final Path folder;
    private final Driver driver;
    private final List<Process> processes = new ArrayList<>();

    TwoMachines(Path folder) throws Exception {
        this.folder = folder;
        var settings = new DriverSettings(
                folder.resolve("lab"),
                TestImage.of(Flavour.NAMESPACE),
                folder.resolve("client"),
                folder.resolve("cache"),
                false);
        driver = Drivers.make("namespace", settings, new SshDoor());
        try {
            make("one", "192.168.99.100");
            make("two", "192.168.99.101");
            beginEndpoint();
            mustRun("one", AWAIT.formatted(CLIENT + "info | grep -c Healthy | grep -qx 2"));
        } catch (MachineException | IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private void make(String name, String address) throws MachineException, IOException {
        var files = new ArrayList<>(List.of(new MachineFile("/etc/docker/daemon.json", DAEMON, 0644)));
        for (var file : List.of("ca.pem", "curve.pem", "curve-key.pem")) {
            files.add(new MachineFile("/etc/docker/" + file, Files.readString(TLS.resolve(file)), 0644));
        }
        driver.create(new MachineSpec(name, Role.ENGINE, address, 768, files), Progress.NONE);
        mustRun(name, AWAIT.formatted("docker version"));
    }

    /** The same program as in the image, with the words that docker-machine gives it. */
    private void beginEndpoint() throws IOException {
        var words = new ArrayList<>(List.of("-Xss256k", "-Xmx96m", "-XX:+UseSerialGC"));
        words.addAll(javaClass(Swarm.class));
        words.addAll(List.of(
                "manage", "--tlsverify", "--tlscacert", TLS.resolve("ca.pem").toString()));
        words.addAll(List.of("--tlscert", TLS.resolve("curve.pem").toString()));
        words.addAll(List.of("--tlskey", TLS.resolve("curve-key.pem").toString()));
        words.addAll(List.of("-H", "tcp://0.0.0.0:3376", "--strategy", "spread"));
        words.addAll(List.of("--engine-refresh-min-interval", "1s", "--engine-refresh-max-interval", "2s"));
        words.add("nodes://192.168.99.100:2376,192.168.99.101:2376");
        processes.add(java(words, folder.resolve("endpoint.log")));
    }

    private static List<String> javaClass(Class<?> program) {
        return List.of("-cp", System.getProperty("java.class.path"), program.getName());
    }

    private Process java(List<String> words, Path log) throws IOException {
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(words);
        return here(line, log);
    }

    /** Runs a program of this computer in the first machine's network. */
    private Process here(List<String> words, Path log) throws IOException {
        var line = new ArrayList<>(List.of("nsenter", "-t", pid("one"), "-n"));
        line.addAll(words);
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** What docker-java has to say; empty when everything was as it should be. */
    String dockerJava() throws Exception {
        var words = new ArrayList<>(javaClass(DockerJavaClient.class));
        words.addAll(List.of(ENDPOINT, TLS.toString()));
        var log = folder.resolve("docker-java.log");
        var talk = java(words, log);
        processes.add(talk);
        if (!talk.waitFor(120, TimeUnit.SECONDS)) {
            return "it does not end: " + Files.readString(log);
        }
        return (talk.exitValue() == 0 ? "" : "it ended with " + talk.exitValue() + ": ") + Files.readString(log);
    }

    /** What another client of this computer, such as a newer docker, says to the whole cluster, with its exit code. */
    String client(String program, String words) throws Exception {
        var line = List.of(
                "sh",
                "-c",
                program + " --tlsverify --tlscacert " + TLS + "/ca.pem --tlscert " + TLS + "/curve.pem --tlskey " + TLS
                        + "/curve-key.pem -H tcp://" + ENDPOINT + " " + words);
        var log = folder.resolve("client.log");
        var talk = here(line, log);
        processes.add(talk);
        if (!talk.waitFor(60, TimeUnit.SECONDS)) {
            return "it does not end: " + Files.readString(log);
        }
        return Files.readString(log) + talk.exitValue();
    }

    private String pid(String name) throws IOException {
        try (var files = Files.find(folder, 6, (path, about) -> path.endsWith(name + "/pid"))) {
            return Files.readString(files.findFirst().orElseThrow()).strip().split(" ", -1)[0];
        }
    }

    /** What Docker's client says to the whole cluster. */
    CommandResult docker(String words) throws MachineException {
        return run("one", CLIENT + words);
    }

    /** The same in a terminal of 33 lines and 101 columns, where what the script prints is typed. */
    CommandResult inTerminal(String typing, String words) throws MachineException {
        return run(
                "one", "{ " + typing + "; } | script -qec \"stty rows 33 cols 101; " + CLIENT + words + "\" /dev/null");
    }

    /** A script for a machine's shell in which {@code $DOCKER} is the client of the whole cluster. */
    CommandResult script(String script) throws MachineException {
        return run("one", "DOCKER='" + CLIENT + "'\n" + script);
    }

    /** What a machine's own shell says. */
    CommandResult run(String name, String script) throws MachineException {
        try (var connection = new SshDoor().open(driver.address(name))) {
            return connection.run(Command.of(script).within(Duration.ofSeconds(60)));
        }
    }

    private void mustRun(String name, String script) throws MachineException {
        var result = run(name, script);
        if (!result.succeeded()) {
            throw new IllegalStateException(script + ": " + result.stdout() + result.stderr());
        }
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("endpoint.log"));
    }

    @Override
    public void close() {
        for (var process : processes) {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException ending) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        driver.remove("one");
        driver.remove("two");
    }
}
