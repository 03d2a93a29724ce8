package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.SshAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Logs in at one address, as often as asked, and says why when it cannot. */
final class SshLogin {
    private static final Duration KEEPALIVE = Duration.ofSeconds(5);
    private static final int KEEPALIVES_UNANSWERED = 3;

    private final SshAddress address;
    private final Duration patience;

    SshLogin(SshAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    String machine() {
        return address.machine();
    }

    Duration patience() {
        return patience;
    }

    /** A connected, authenticated session. */
    Session open() throws MachineException {
        var deadline = Deadline.in(patience);
        var sockets = new PromptSockets(deadline);
        var hostKey = new PinnedHostKey(address.hostKey());
        var session = prepared(hostKey, sockets);
        var connected = new CompletableFuture<Void>();
        // JSch bounds each read, not the whole, and swallows interrupts: so it connects on a thread of its own.
        var thread = new Thread(
                () -> {
                    try {
                        session.connect((int) deadline.millis());
                        connected.complete(null);
                    } catch (JSchException | RuntimeException | LinkageError e) {
                        connected.completeExceptionally(e);
                    }
                },
                "ssh-login " + machine());
        thread.setDaemon(true);
        thread.start();
        try {
            Waiting.on(connected, deadline);
            return session;
        } catch (ExecutionException e) {
            throw refusal(hostKey, Waiting.cause(e));
        } catch (TimeoutException e) {
            sockets.close();
            throw new MachineException(machine(), Cause.UNREACHABLE, "not let in within " + patience, e);
        } catch (InterruptedException e) {
            sockets.close();
            throw Waiting.interrupted(machine(), e);
        }
    }

    private Session prepared(PinnedHostKey hostKey, PromptSockets sockets) throws MachineException {
        try {
            var jsch = new JSch();
            jsch.addIdentity(address.privateKey().toString());
            var session = jsch.getSession(address.user(), address.host(), address.port());
            session.setHostKeyRepository(hostKey);
            session.setSocketFactory(sockets);
            session.setDaemonThread(true);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("server_host_key", hostKey.algorithms());
            session.setConfig("PreferredAuthentications", "publickey");
            // One round trip instead of three: no "none" method first, no question whether the key would do.
            session.setConfig("enable_auth_none", "no");
            session.setConfig("enable_pubkey_auth_query", "no");
            session.setConfig("try_additional_pubkey_algorithms", "no");
            // The cheapest first; what follows is for hosts that refuse them.
            session.setConfig(
                    "kex",
                    "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,"
                            + "diffie-hellman-group14-sha256,diffie-hellman-group16-sha512");
            var ciphers = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes256-ctr";
            session.setConfig("cipher.s2c", ciphers);
            session.setConfig("cipher.c2s", ciphers);
            session.setServerAliveInterval((int) KEEPALIVE.toMillis());
            session.setServerAliveCountMax(KEEPALIVES_UNANSWERED);
            return session;
        } catch (JSchException e) {
            throw new MachineException(
                    machine(), Cause.NOT_ADMITTED, address.privateKey() + " is no usable key: " + e.getMessage(), e);
        }
    }

    private MachineException refusal(PinnedHostKey hostKey, Throwable e) {
        Cause why;
        if (e instanceof JSchHostKeyException
                || (e instanceof JSchAlgoNegoFailException negotiation
                        && "server_host_key".equals(negotiation.getAlgorithmName()))) {
            why = Cause.WRONG_HOST_KEY;
        } else if (hostKey.met() && isRefusal(e)) {
            why = Cause.NOT_ADMITTED;
        } else {
            why = Cause.UNREACHABLE;
        }
        return new MachineException(machine(), why, String.valueOf(e.getMessage()), e);
    }

    /** After the host key only authentication follows; what is not a broken link there is a refusal. */
    private static boolean isRefusal(Throwable e) {
        var message = String.valueOf(e.getMessage());
        return message.startsWith("Auth ")
                || message.startsWith("USERAUTH")
                || message.contains("Too many authentication failures");
    }
}
