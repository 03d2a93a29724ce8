import com.jcraft.jsch.JSch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The least that anybody could do with the SSH library, a handshake with each host in its cheapest settings: {@code java -cp …
 * Bare.java DIRECTORY JOBS}, where hosts of {@code hosts start DIRECTORY N} run.
 */
final class Bare {
    public static void main(String[] args) throws Exception {
        var directory = Path.of(args[0]);
        var jsch = new JSch();
        jsch.addIdentity(directory.resolve("key").toString());
        jsch.setKnownHosts(directory.resolve("known_hosts").toString());
        var ports = Files.readAllLines(directory.resolve("ssh_config")).stream()
                .filter(it -> it.contains("Port "))
                .map(it -> Integer.parseInt(it.strip().split(" ")[1]))
                .toList();
        var jobs = Executors.newFixedThreadPool(Integer.parseInt(args[1]));
        var all = jobs.invokeAll(ports.stream()
                .map(port -> Executors.callable(() -> handshake(jsch, port)))
                .toList());
        for (var one : all) {
            one.get();
        }
        jobs.shutdown();
        jobs.awaitTermination(1, TimeUnit.MINUTES);
    }

    private static void handshake(JSch jsch, int port) {
        try {
            var session = jsch.getSession("root", "127.0.0.1", port);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", "publickey");
            session.setConfig("enable_auth_none", "no");
            session.setConfig("enable_pubkey_auth_query", "no");
            session.setConfig("server_host_key", "ssh-ed25519");
            session.setConfig("kex", "curve25519-sha256");
            session.setConfig("cipher.s2c", "aes128-gcm@openssh.com");
            session.setConfig("cipher.c2s", "aes128-gcm@openssh.com");
            session.connect(30_000);
            session.disconnect();
        } catch (com.jcraft.jsch.JSchException e) {
            throw new IllegalStateException(e);
        }
    }
}
