package dev.overlaylab.labs.classicswarm.discovery;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done to the nodes of a ZooKeeper's tree within one session; paths begin with a slash. */
record ZooKeeperNodes(ZooKeeperSession session) {
    static final int LASTING = 0;
    static final int EPHEMERAL = 1;
    static final int NUMBERED = 2;

    private static final int EVERYTHING = 31;

    /** A node's value, and the session whose end removes it; 0 for a lasting one. */
    record Node(String value, long owner) {}

    /** The names below a node, and the number of the last change there. */
    record Children(List<String> names, long moment) {}

    /** Makes a node, and lasting ones above it, and returns its path; one that is there already stays. */
    String create(String path, String value, int kind) throws DiscoveryException {
        try {
            var reply = session.ask(ZooKeeperSession.CREATE, it -> {
                ZooKeeperSession.text(it, path);
                ZooKeeperSession.text(it, value);
                it.writeInt(1);
                it.writeInt(EVERYTHING);
                ZooKeeperSession.text(it, "world");
                ZooKeeperSession.text(it, "anyone");
                it.writeInt(kind);
            });
            int slash = path.lastIndexOf('/');
            if (reply.error() == ZooKeeperSession.NO_NODE && slash > 0) {
                create(path.substring(0, slash), "", LASTING);
                return create(path, value, kind);
            }
            return reply.error() == ZooKeeperSession.NODE_EXISTS
                    ? path
                    : ZooKeeperSession.text(good(reply, path).body());
        } catch (DiscoveryException e) {
            throw e;
        } catch (IOException malformed) {
            throw new DiscoveryException("not a ZooKeeper's answer: " + malformed.getMessage(), malformed);
        }
    }

    Optional<Node> get(String path) throws DiscoveryException {
        var reply = session.ask(ZooKeeperSession.GET_DATA, it -> {
            ZooKeeperSession.text(it, path);
            it.writeBoolean(false);
        });
        if (reply.error() == ZooKeeperSession.NO_NODE) {
            return Optional.empty();
        }
        try {
            var body = good(reply, path).body();
            var value = ZooKeeperSession.text(body);
            // Two times two numbers, three versions, the owner.
            body.skipNBytes(4 * Long.BYTES + 3 * Integer.BYTES);
            return Optional.of(new Node(value, body.readLong()));
        } catch (DiscoveryException e) {
            throw e;
        } catch (IOException malformed) {
            throw new DiscoveryException("not a ZooKeeper's answer: " + malformed.getMessage(), malformed);
        }
    }

    void set(String path, String value) throws DiscoveryException {
        good(
                session.ask(ZooKeeperSession.SET_DATA, it -> {
                    ZooKeeperSession.text(it, path);
                    ZooKeeperSession.bytes(it, value.getBytes(StandardCharsets.UTF_8));
                    it.writeInt(-1);
                }),
                path);
    }

    /** One that is not there need not be deleted. */
    void delete(String path) throws DiscoveryException {
        var reply = session.ask(ZooKeeperSession.DELETE, it -> {
            ZooKeeperSession.text(it, path);
            it.writeInt(-1);
        });
        if (reply.error() != ZooKeeperSession.NO_NODE) {
            good(reply, path);
        }
    }

    /** The names below; the next change there is told to {@link ZooKeeperSession#watch}. */
    Children children(String path) throws DiscoveryException {
        var reply = session.ask(ZooKeeperSession.GET_CHILDREN, it -> watching(it, path));
        try {
            var body = good(reply, path).body();
            var names = new ArrayList<String>();
            for (int left = body.readInt(); left > 0; left--) {
                names.add(ZooKeeperSession.text(body));
            }
            return new Children(names, lastChange(body));
        } catch (DiscoveryException e) {
            throw e;
        } catch (IOException malformed) {
            throw new DiscoveryException("not a ZooKeeper's answer: " + malformed.getMessage(), malformed);
        }
    }

    /** Whether it is there; that it goes is told to {@link ZooKeeperSession#watch}. */
    boolean isThere(String path) throws DiscoveryException {
        var reply = session.ask(ZooKeeperSession.EXISTS, it -> watching(it, path));
        return reply.error() != ZooKeeperSession.NO_NODE && good(reply, path).error() == ZooKeeperSession.OK;
    }

    private static void watching(DataOutputStream to, String path) throws IOException {
        ZooKeeperSession.text(to, path);
        to.writeBoolean(true);
    }

    private static long lastChange(DataInputStream body) throws IOException {
        // Four times, three versions, the owner, two sizes.
        body.skipNBytes(5 * Long.BYTES + 5 * Integer.BYTES);
        return body.readLong();
    }

    private static ZooKeeperSession.Reply good(ZooKeeperSession.Reply reply, String path) throws DiscoveryException {
        if (reply.error() != ZooKeeperSession.OK) {
            throw new DiscoveryException("ZooKeeper refused " + path + ": error " + reply.error());
        }
        return reply;
    }
}
