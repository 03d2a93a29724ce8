package dev.overlaylab.labs.adopt;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.inventory.InventoryHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Looks at many hosts at once; one that is silent costs its own deadline and holds up nobody. */
public final class Survey {
    /** An sshd in front of many takes ten newcomers at a time. */
    private static final int SIDE_BY_SIDE = 8;

    private static final Duration FACTS = Duration.ofSeconds(40);

    private final Door door;
    private final HostTrust trust;

    public Survey(Door door, HostTrust trust) {
        this.door = door;
        this.trust = trust;
    }

    /**
     * All hosts in the list's order.
     *
     * @param done hears of each as soon as it is known, on the thread that found out
     */
    public List<Observed> of(List<InventoryHost> hosts, Consumer<Observed> done) {
        var pool = Executors.newFixedThreadPool(Math.min(SIDE_BY_SIDE, Math.max(1, hosts.size())), task -> {
            var thread = new Thread(task, "survey");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var running = new ArrayList<Future<Observed>>();
            for (var host : hosts) {
                running.add(pool.submit(() -> {
                    var observed = look(host);
                    done.accept(observed);
                    return observed;
                }));
            }
            var all = new ArrayList<Observed>();
            for (var each : running) {
                all.add(each.get());
            }
            return List.copyOf(all);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Observed look(InventoryHost host) {
        try {
            var address = trust.of(host);
            try (var connection = door.open(address)) {
                return Observed.seen(host, address, new FactsReader(FACTS).read(connection));
            }
        } catch (MachineException e) {
            return Observed.silent(host, trouble(host, e));
        } catch (Problem e) {
            return Observed.silent(host, e);
        }
    }

    private static Problem trouble(InventoryHost host, MachineException e) {
        var why = e.detail().contains("may not become root")
                ? "no-sudo"
                : e.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var key = switch (why) {
            case "no-sudo", "not-admitted", "wrong-host-key", "timed-out" -> why;
            default -> "unreachable";
        };
        return new Problem(
                Text.of(
                        "problem.adopt." + key,
                        "name",
                        host.name(),
                        "user",
                        host.user(),
                        "host",
                        host.host(),
                        "port",
                        host.port(),
                        "detail",
                        e.detail()),
                e);
    }
}
