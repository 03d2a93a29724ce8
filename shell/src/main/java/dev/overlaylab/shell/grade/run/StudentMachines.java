package dev.overlaylab.shell.grade.run;

import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.adopt.HostTrust;
import dev.overlaylab.labs.inventory.HostLookup;
import dev.overlaylab.shell.grade.result.Evidence.SeenHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One student's hosts under the lab's names; each is connected to once, and one that failed is not tried again. */
final class StudentMachines implements Machines, AutoCloseable {
    private final Map<String, String> hosts;
    private final HostLookup lookup;
    private final HostTrust trust;
    private final Door door;
    private final Map<String, Way> ways = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** One host, connected to by whoever asks first. */
    private static final class Way {
        private volatile @Nullable SshAddress address;
        private volatile @Nullable Connection connection;
        private @Nullable MachineException failure;
    }

    StudentMachines(Map<String, String> hosts, HostLookup lookup, HostTrust trust, Door door) {
        this.hosts = new LinkedHashMap<>(hosts);
        this.lookup = lookup;
        this.trust = trust;
        this.door = door;
    }

    @Override
    public Machine named(String name) throws MachineException {
        var way = ways.computeIfAbsent(name, it -> new Way());
        synchronized (way) {
            if (way.failure != null) {
                throw way.failure;
            }
            var open = way.connection;
            return open == null ? connected(name, way) : open;
        }
    }

    private Connection connected(String name, Way way) throws MachineException {
        try {
            var address = address(name);
            way.address = address;
            var connection = door.open(address);
            way.connection = connection;
            if (closed) {
                // Nobody waits for it any more.
                connection.close();
            }
            return connection;
        } catch (MachineException e) {
            if (!Thread.currentThread().isInterrupted()) {
                way.failure = e;
            }
            throw e;
        }
    }

    private SshAddress address(String machine) throws MachineException {
        var host = hosts.get(machine);
        if (host == null) {
            throw new MachineException(machine, Cause.UNREACHABLE, "nobody says which host this is", null);
        }
        try {
            var found = lookup.named(host);
            var known = trust.known(found);
            var address = known.isPresent() ? known.get() : trust.of(found);
            return new SshAddress(
                    machine,
                    address.host(),
                    address.port(),
                    address.user(),
                    address.keys(),
                    address.hostKey(),
                    address.via());
        } catch (Problem e) {
            var why = e.text().key().startsWith("problem.adopt.key-") ? Cause.WRONG_HOST_KEY : Cause.UNREACHABLE;
            throw new MachineException(machine, why, English.say(e), e);
        }
    }

    /** The hosts that were connected to, or would have been. */
    List<SeenHost> seen() {
        var all = new ArrayList<SeenHost>();
        hosts.forEach((machine, host) -> {
            var way = ways.get(machine);
            var address = way == null ? null : way.address;
            if (way == null || address == null) {
                all.add(new SeenHost(machine, host, ""));
            } else {
                var reached = address.user() + "@" + address.host() + ":" + address.port();
                all.add(new SeenHost(machine, reached, way.connection == null ? "" : address.hostKey()));
            }
        });
        return all;
    }

    /** Does not wait for a host that is just being connected to: that connection is closed by whoever opens it. */
    @Override
    public void close() {
        closed = true;
        for (var way : ways.values()) {
            var connection = way.connection;
            if (connection != null) {
                connection.close();
            }
        }
    }

    /** Details of findings are in the words of whoever saw it; ours are English. */
    private static final class English {
        private static final Catalogue CATALOGUE = Catalogue.ofProduct();

        static String say(Problem problem) {
            return CATALOGUE.say(Language.EN, problem.text());
        }
    }
}
