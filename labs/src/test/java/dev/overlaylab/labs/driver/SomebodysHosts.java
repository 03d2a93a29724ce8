package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.ssh.AdoptedHost;
import dev.overlaylab.labs.driver.ssh.AdoptedHosts;
import dev.overlaylab.labs.image.Flavour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Real hosts with engines that nobody made for a lab: namespace machines in the part of somebody's servers. */
public final class SomebodysHosts implements AutoCloseable {
    /** What their owner wrote; a lab has to leave it as it is. */
    public static final String SETTINGS =
            "{\"hosts\": [\"unix:///var/run/docker.sock\"], \"debug\": true, \"labels\": [\"owner=somebody\"]}\n";

    private static final String AWAIT_ENGINE =
            "i=0; until docker version; do i=$((i + 1)); [ $i -lt 600 ] || exit 1; sleep 0.1; done";

    private final Driver driver;
    private final Path folder;
    private final int count;

    private SomebodysHosts(Driver driver, Path folder, int count) {
        this.driver = driver;
        this.folder = folder;
        this.count = count;
    }

    /** Starts as many; their names are {@code srv1} and so on. */
    public static SomebodysHosts started(Path folder, int count) throws MachineException {
        return started(folder, count, "namespace", Flavour.NAMESPACE);
    }

    /** Starts one that is a virtual machine, with systemd. */
    static SomebodysHosts virtual(Path folder) throws MachineException {
        return started(folder, 1, "vm", Flavour.VM);
    }

    private static SomebodysHosts started(Path folder, int count, String kind, Flavour flavour)
            throws MachineException {
        var settings = new DriverSettings(
                folder.resolve("servers"),
                TestImage.of(flavour),
                folder.resolve("client"),
                folder.resolve("cache"),
                false);
        var hosts =
                new SomebodysHosts(Drivers.make(kind, settings, new SshDoor(Duration.ofSeconds(30))), folder, count);
        try {
            hosts.numbers()
                    .map(it -> CompletableFuture.runAsync(() -> hosts.create(it)))
                    .toList()
                    .forEach(CompletableFuture::join);
            for (var name : hosts.names()) {
                // Written by hand, as an owner does: what a machine is made with comes back with every start.
                hosts.run(
                        name,
                        "cat > /etc/docker/daemon.json <<'END'\n" + SETTINGS + "END\nservice docker restart\n"
                                + AWAIT_ENGINE);
            }
            return hosts;
        } catch (MachineException | RuntimeException e) {
            hosts.close();
            throw e;
        }
    }

    private java.util.stream.Stream<Integer> numbers() {
        return IntStream.rangeClosed(1, count).boxed();
    }

    private void create(int number) {
        driver.create(
                new MachineSpec("srv" + number, Role.ENGINE, "192.168.99." + (20 + number), 768, List.of()),
                Progress.NONE);
    }

    public List<String> names() {
        return numbers().map(it -> "srv" + it).toList();
    }

    public SshAddress address(String name) {
        return driver.address(name);
    }

    /** As their owner sees them from each other: by eth1, at sshd's own port. */
    public String inner(String name) {
        return "192.168.99." + (20 + Integer.parseInt(name.substring(3)));
    }

    public Path key() {
        return folder.resolve("client");
    }

    /** As if they had been looked at and taken for a lab. */
    public AdoptedHosts adopted(boolean agreed) {
        return new AdoptedHosts(
                "contract-1a2b3c4d",
                agreed,
                names().stream()
                        .map(it -> new AdoptedHost(address(it), inner(it), false, Set.of(Ability.INTERNET)))
                        .toList());
    }

    /** Asks one as its owner would. */
    public String run(String name, String script) throws MachineException {
        try (var connection = open(name)) {
            return connection
                    .run(Command.of(script).within(Duration.ofMinutes(2)))
                    .stdout();
        }
    }

    public Connection open(String name) throws MachineException {
        return new SshDoor(Duration.ofSeconds(30)).open(address(name));
    }

    /** The process on this computer that hands new connections to a host. */
    public long door(String name) throws IOException {
        var noted = Files.readString(folder.resolve("servers/machines/" + name + "/door.pid"));
        return Long.parseLong(noted.strip().split(" ", -1)[0]);
    }

    public void stop(String name) {
        driver.stop(name, Progress.NONE);
    }

    public void start(String name) {
        driver.start(name, Progress.NONE);
    }

    /** Everything about a host that a lab could have left there. */
    public String state(String name) throws MachineException {
        return run(name, """
                cat /etc/docker/daemon.json
                ls -d /etc/docker/overlaylab /var/lib/overlaylab 2> /dev/null
                docker ps -a --format '{{.Names}}'
                docker network ls --format '{{.Name}}'
                docker volume ls -q
                docker image ls --format '{{.Repository}}:{{.Tag}}' | sort
                cat /root/.ssh/authorized_keys | wc -l
                """);
    }

    @Override
    public void close() {
        driver.list().forEach(it -> driver.remove(it.name()));
    }
}
