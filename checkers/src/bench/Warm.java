import com.jcraft.jsch.JSch;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.checkers.probe.Observation.CommandSeen;
import dev.overlaylab.checkers.probe.Observer;
import dev.overlaylab.checkers.probe.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What observing costs once the JVM is warm, as multiples of H, one bare handshake of the SSH library with its cheapest
 * settings: {@code java -cp … Warm.java DIRECTORY}, where three hosts of {@code ./hosts start DIRECTORY 3} run.
 */
final class Warm {
    private static final int ROUNDS = 20;

    public static void main(String[] args) throws Exception {
        var directory = Path.of(args[0]);
        var facts = Files.readAllLines(Path.of(args[1]));
        var ports = Files.readAllLines(directory.resolve("ssh_config")).stream()
                .filter(it -> it.contains("Port "))
                .map(it -> Integer.parseInt(it.strip().split(" ")[1]))
                .toList();
        var addresses = new ArrayList<SshAddress>();
        for (int i = 0; i < 3; i++) {
            var hostKey = Files.readString(directory.resolve("hosts/h" + (i + 1) + "/key.pub")).strip();
            addresses.add(new SshAddress(
                    "h" + (i + 1), "127.0.0.1", ports.get(i), "root", directory.resolve("key"), hostKey));
        }
        var door = new SshDoor();
        Map<String, Connection> live = new HashMap<>();
        for (var address : addresses) {
            live.put(address.machine(), door.open(address));
        }
        var handshakes = new double[ROUNDS];
        var fresh = new double[ROUNDS];
        var alive = new double[ROUNDS];
        try (var observer = new Observer(live::get)) {
            for (int round = -ROUNDS; round < ROUNDS; round++) {
                int at = Math.max(round, 0);
                handshakes[at] = millis(() -> handshake(addresses.get(0)));
                fresh[at] = millis(() -> {
                    try (var connection = door.open(addresses.get(0));
                            var once = new Observer(name -> connection)) {
                        observe(once, probes(facts, "h1"));
                    }
                });
                alive[at] = millis(() -> observe(observer, probes(facts, "h1", "h2", "h3")));
            }
        }
        live.values().forEach(Connection::close);
        double h = median(handshakes);
        System.out.printf("%-44s %8.1f ms %6.2f H%n", "H: a warm handshake", h, 1.0);
        System.out.printf("%-44s %8.1f ms %6.2f H%n", "one host, a fresh session, ten facts, close", median(fresh), median(fresh) / h);
        System.out.printf("%-44s %8.1f ms %6.2f H%n", "three hosts, live sessions, ten facts each", median(alive), median(alive) / h);
    }

    private static List<Probe> probes(List<String> facts, String... machines) {
        var probes = new ArrayList<Probe>();
        for (var machine : machines) {
            facts.forEach(it -> probes.add(new Probe.ShellProbe(machine, it)));
        }
        return probes;
    }

    private static void observe(Observer observer, List<Probe> probes) {
        var seen = observer.observe(probes).byProbe();
        for (var probe : probes) {
            if (!(seen.get(probe) instanceof CommandSeen answer) || answer.exitCode() != 0 || answer.stdout().isEmpty()) {
                throw new IllegalStateException(probe + " was answered by " + seen.get(probe));
            }
        }
    }

    private static void handshake(SshAddress address) throws Exception {
        var jsch = new JSch();
        jsch.addIdentity(address.privateKey().toString());
        var session = jsch.getSession(address.user(), address.host(), address.port());
        session.setConfig("StrictHostKeyChecking", "no");
        session.setConfig("PreferredAuthentications", "publickey");
        session.setConfig("enable_auth_none", "no");
        session.setConfig("enable_pubkey_auth_query", "no");
        session.setConfig("server_host_key", "ssh-ed25519");
        session.setConfig("kex", "curve25519-sha256");
        session.setConfig("cipher.s2c", "aes128-gcm@openssh.com");
        session.setConfig("cipher.c2s", "aes128-gcm@openssh.com");
        session.connect(20_000);
        session.disconnect();
    }

    private static double millis(Work work) throws Exception {
        long begun = System.nanoTime();
        work.done();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double median(double[] all) {
        var sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @FunctionalInterface
    private interface Work {
        void done() throws Exception;
    }
}
