package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.Session;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one connection, and places in them.
 *
 * <p>sshd refuses an eleventh program in a session, so that eight run in one, further ones in another session, and when
 * there are four of those, whoever comes waits.
 */
final class SshSessions implements AutoCloseable {
    private static final int PLACES = 8;
    private static final int SESSIONS = 4;

    private final SshLogin login;
    private final List<Places> sessions = new ArrayList<>();
    private final Session first;
    private int opening;
    private boolean closed;

    /** Logs in once at once. */
    SshSessions(SshLogin login) throws MachineException {
        this.login = login;
        first = login.open();
        sessions.add(new Places(first));
    }

    String machine() {
        return login.machine();
    }

    /** The session that lives as long as the connection: for what is no program, and so needs no place. */
    Session first() throws MachineException {
        if (!isOpen()) {
            throw gone();
        }
        return first;
    }

    boolean isOpen() {
        return first.isConnected();
    }

    /** A place for one program; waits for one until the deadline. */
    Place take(Deadline deadline) throws MachineException {
        try {
            var place = placeInKnownSession(deadline);
            return place == null ? placeInAnotherSession() : place;
        } catch (InterruptedException e) {
            throw Waiting.interrupted(machine(), e);
        }
    }

    /** Null when another session is to be opened, which is then counted already. */
    private synchronized @Nullable Place placeInKnownSession(Deadline deadline)
            throws MachineException, InterruptedException {
        while (true) {
            if (closed || !isOpen()) {
                throw gone();
            }
            sessions.removeIf(it -> !it.session.isConnected());
            for (var places : sessions) {
                if (places.taken < PLACES) {
                    places.taken++;
                    return new Place(places);
                }
            }
            if (sessions.size() + opening < SESSIONS) {
                opening++;
                return null;
            }
            if (deadline.passed()) {
                throw new MachineException(machine(), Cause.TIMED_OUT, "all channels stayed busy", null);
            }
            wait(deadline.millis());
        }
    }

    private Place placeInAnotherSession() throws MachineException {
        Places places = null;
        try {
            places = new Places(login.open());
            places.taken++;
        } finally {
            synchronized (this) {
                opening--;
                if (places != null) {
                    sessions.add(places);
                }
                notifyAll();
            }
        }
        if (isClosed()) {
            places.session.disconnect();
            throw gone();
        }
        return new Place(places);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private MachineException gone() {
        return new MachineException(machine(), Cause.LOST, "the connection is closed", null);
    }

    @Override
    public void close() {
        List<Places> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(sessions);
            sessions.clear();
            notifyAll();
        }
        all.forEach(it -> it.session.disconnect());
        first.disconnect();
    }

    private static final class Places {
        private final Session session;
        private int taken;

        Places(Session session) {
            this.session = session;
        }
    }

    /** Room for one program; to be given back. */
    final class Place implements AutoCloseable {
        private final Places places;
        private boolean given;

        private Place(Places places) {
            this.places = places;
        }

        Session session() {
            return places.session;
        }

        @Override
        public void close() {
            synchronized (SshSessions.this) {
                if (!given) {
                    given = true;
                    places.taken--;
                    SshSessions.this.notifyAll();
                }
            }
        }
    }
}
