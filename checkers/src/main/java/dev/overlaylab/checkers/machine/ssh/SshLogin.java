package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Seconds;
import dev.overlaylab.checkers.machine.SshAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Logs in at one address, as often as asked, and says why when it cannot. */
final class SshLogin {
    private static final Duration KEEPALIVE = Duration.ofSeconds(5);
    private static final int KEEPALIVES_UNANSWERED = 3;

    private final SshAddress address;
    private final Duration patience;
    private final Jumps jumps;

    SshLogin(SshAddress address, Duration patience, Jumps jumps) {
        this.address = address;
        this.patience = patience;
        this.jumps = jumps;
    }

    String machine() {
        return address.machine();
    }

    Duration patience() {
        return patience;
    }

    /** A connected, authenticated session. */
    Session open() throws MachineException {
        var identities = new Identities(address.keys(), jumps.passphrases());
        var jsch = new JSch();
        var keys = identities.into(jsch);
        if (keys > 0) {
            try {
                return attempt(jsch);
            } catch (MachineException e) {
                if (e.why() != Cause.NOT_ADMITTED || e.getCause() instanceof MachineException) {
                    throw e;
                }
                if (!identities.hasLocked()) {
                    throw refused(e.detail(), identities, e);
                }
            }
        }
        // Whoever has to be asked for a passphrase is asked only when nothing else opens the door.
        var unlocking = new JSch();
        if (identities.unlockedInto(unlocking) == 0) {
            throw refused(keys > 0 ? "no other key was accepted" : "there is no key to log in with", identities, null);
        }
        return attempt(unlocking);
    }

    private MachineException refused(String detail, Identities identities, @Nullable Throwable cause) {
        var troubles = identities.troubles();
        return new MachineException(
                machine(),
                Cause.NOT_ADMITTED,
                address.user() + "@" + address.host() + ": " + detail + (troubles.isEmpty() ? "" : "; " + troubles),
                cause);
    }

    private Session attempt(JSch jsch) throws MachineException {
        var hostKey = new PinnedHostKey(address.hostKey());
        var way = new Way(address, jumps, Deadline.in(patience));
        var session = prepared(jsch, hostKey, hostKey.algorithms());
        way.of(session);
        try {
            connect(session, way);
            return session;
        } catch (ExecutionException e) {
            way.close();
            throw refusal(way, hostKey, Waiting.cause(e));
        } catch (MachineException e) {
            way.close();
            throw e;
        }
    }

    /**
     * The key that the host shows, without logging in.
     *
     * @param algorithms those to ask for; the library's choice when there are none
     */
    String hostKey(List<String> algorithms) throws MachineException {
        var shown = new ShownHostKey();
        var way = new Way(address, jumps, Deadline.in(patience));
        var session = prepared(new JSch(), shown, String.join(",", algorithms));
        way.of(session);
        try {
            connect(session, way);
            throw new MachineException(machine(), Cause.LOST, "let in without having shown a key", null);
        } catch (ExecutionException e) {
            var key = shown.line();
            if (key.isPresent()) {
                return key.get();
            }
            throw refusal(way, null, Waiting.cause(e));
        } finally {
            session.disconnect();
            way.close();
        }
    }

    /** JSch bounds each read, not the whole, and swallows interrupts: so it connects on a thread of its own. */
    private void connect(Session session, Way way) throws MachineException, ExecutionException {
        var connected = new CompletableFuture<Void>();
        SshThreads.ALL.execute(() -> {
            try {
                session.connect((int) way.deadline().millis());
                connected.complete(null);
            } catch (JSchException | RuntimeException | LinkageError e) {
                connected.completeExceptionally(e);
            }
        });
        try {
            Waiting.on(connected, way.deadline());
        } catch (TimeoutException e) {
            way.close();
            throw new MachineException(machine(), Cause.UNREACHABLE, "not let in within " + Seconds.of(patience), e);
        } catch (InterruptedException e) {
            way.close();
            throw Waiting.interrupted(machine(), e);
        }
    }

    private Session prepared(JSch jsch, HostKeyRepository hostKeys, String algorithms) throws MachineException {
        try {
            var session = jsch.getSession(address.user(), address.host(), address.port());
            session.setHostKeyRepository(hostKeys);
            session.setDaemonThread(true);
            session.setConfig("StrictHostKeyChecking", "yes");
            if (!algorithms.isEmpty()) {
                session.setConfig("server_host_key", algorithms);
            }
            session.setConfig("PreferredAuthentications", "publickey");
            // One round trip instead of three: no "none" method first, no question whether the key would do.
            session.setConfig("enable_auth_none", "no");
            session.setConfig("enable_pubkey_auth_query", "no");
            session.setConfig("try_additional_pubkey_algorithms", "no");
            Algorithms.of(session);
            session.setServerAliveInterval((int) KEEPALIVE.toMillis());
            session.setServerAliveCountMax(KEEPALIVES_UNANSWERED);
            return session;
        } catch (JSchException e) {
            throw new MachineException(machine(), Cause.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private MachineException refusal(Way way, @Nullable PinnedHostKey hostKey, Throwable e) {
        var underWay = way.failure();
        if (underWay != null) {
            return new MachineException(
                    machine(), underWay.why(), "by way of " + underWay.machine() + ": " + underWay.detail(), underWay);
        }
        Cause why;
        if (e instanceof JSchHostKeyException
                || (e instanceof JSchAlgoNegoFailException negotiation
                        && "server_host_key".equals(negotiation.getAlgorithmName()))) {
            why = Cause.WRONG_HOST_KEY;
        } else if (hostKey != null && hostKey.met() && isRefusal(e)) {
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
