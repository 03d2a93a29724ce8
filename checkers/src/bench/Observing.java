import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.checkers.probe.Observation.CommandSeen;
import dev.overlaylab.checkers.probe.Observer;
import dev.overlaylab.checkers.probe.Probe;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks once at hosts that {@code ./hosts start DIRECTORY N} has started, and prints what was seen: DIRECTORY FACTS. */
final class Observing {
    public static void main(String[] args) throws Exception {
        var directory = Path.of(args[0]);
        var addresses = new LinkedHashMap<String, SshAddress>();
        var alias = "";
        for (var line : Files.readAllLines(directory.resolve("ssh_config"))) {
            var words = line.strip().split(" ");
            if (words[0].equals("Host")) {
                alias = words[1];
            } else if (words[0].equals("Port")) {
                var hostKey = Files.readString(directory.resolve("hosts/" + alias + "/key.pub")).strip();
                addresses.put(
                        alias,
                        new SshAddress(
                                alias, "127.0.0.1", Integer.parseInt(words[1]), "root", directory.resolve("key"), hostKey));
            }
        }
        var probes = new ArrayList<Probe>();
        for (var fact : Files.readAllLines(Path.of(args[1]))) {
            addresses.keySet().forEach(it -> probes.add(new Probe.ShellProbe(it, fact)));
        }
        var door = new SshDoor();
        Queue<Connection> opened = new ConcurrentLinkedQueue<>();
        try (var observer = new Observer(name -> opened(door, addresses, name, opened))) {
            var seen = observer.observe(probes);
            var out = new StringBuilder();
            for (var probe : probes) {
                if (!(seen.byProbe().get(probe) instanceof CommandSeen answer) || answer.exitCode() != 0) {
                    throw new IllegalStateException(probe + " was answered by " + seen.byProbe().get(probe));
                }
                out.append(probe.machine()).append(": ").append(answer.stdout());
            }
            new PrintStream(System.out, true, StandardCharsets.UTF_8).print(out);
        }
        opened.forEach(Connection::close);
    }

    private static Connection opened(
            SshDoor door, Map<String, SshAddress> addresses, String name, Queue<Connection> opened)
            throws MachineException {
        var connection = door.open(addresses.get(name));
        opened.add(connection);
        return connection;
    }
}
