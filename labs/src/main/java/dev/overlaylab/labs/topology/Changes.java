package dev.overlaylab.labs.topology;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.topology.Topology.Attachment;
import dev.overlaylab.labs.topology.Topology.Container;
import dev.overlaylab.labs.topology.Topology.Host;
import dev.overlaylab.labs.topology.Topology.Network;
import dev.overlaylab.labs.topology.Topology.Node;
import dev.overlaylab.labs.topology.Topology.Presence;
import dev.overlaylab.labs.topology.Topology.Service;
import dev.overlaylab.labs.topology.Topology.Shared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is different between two looks. Where one of them could not see, nothing is taken for changed. Pure. */
public final class Changes {
    private final Topology before;
    private final Topology after;
    private final List<Change> changes = new ArrayList<>();

    private Changes(Topology before, Topology after) {
        this.before = before;
        this.after = after;
    }

    /** What kind of difference it is. */
    public enum Kind {
        ADDED("+"),
        REMOVED("−"),
        ALTERED("~");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** One difference, as a sentence under {@code change.…} in the catalogue. */
    public record Change(Kind kind, Text text) {}

    public static List<Change> between(Topology before, Topology after) {
        var changes = new Changes(before, after);
        changes.machines();
        changes.sharedNetworks();
        changes.insides();
        changes.swarm();
        changes.store();
        return List.copyOf(changes.changes);
    }

    private void machines() {
        compare(
                before.hosts(),
                after.hosts(),
                Host::name,
                it -> add(Kind.ADDED, "machine-added", "name", it.name(), "address", it.address()),
                it -> add(Kind.REMOVED, "machine-removed", "name", it.name()),
                (was, is) -> {
                    if (was.presence() != is.presence()) {
                        add(
                                Kind.ALTERED,
                                switch (is.presence()) {
                                    case RUNNING -> "machine-runs";
                                    case SILENT -> "machine-silent";
                                    case STOPPED -> "machine-stopped";
                                },
                                "name",
                                is.name());
                    }
                });
    }

    /** A network that crosses hosts is told once, however many engines know it. */
    private void sharedNetworks() {
        compare(
                seenNetworks(before, after),
                seenNetworks(after, before),
                it -> it.network().id(),
                it -> add(Kind.ADDED, "network-shared-added", with(it.network(), "machines", names(it.knownTo()))),
                it -> add(Kind.REMOVED, "network-removed", with(it.network(), "machine", names(it.knownTo()))),
                (was, is) -> {
                    var earlier = was.knownTo().stream().map(Host::name).toList();
                    var later = is.knownTo().stream().map(Host::name).toList();
                    later.stream()
                            .filter(it -> !earlier.contains(it) && sawInside(before, it))
                            .forEach(it -> add(Kind.ALTERED, "network-known", with(is.network(), "machine", it)));
                    earlier.stream()
                            .filter(it -> !later.contains(it) && sawInside(after, it))
                            .forEach(it -> add(Kind.ALTERED, "network-forgotten", with(is.network(), "machine", it)));
                });
    }

    /** Those on machines that both looks could see into, or that were not there before. */
    private static List<Shared> seenNetworks(Topology topology, Topology other) {
        return topology.shared().stream()
                .filter(it -> it.knownTo().stream()
                        .anyMatch(host -> sawInside(other, host.name()) || isNew(host.name(), other)))
                .toList();
    }

    private static boolean isNew(String host, Topology other) {
        return other.hosts().stream().noneMatch(it -> it.name().equals(host));
    }

    private static boolean sawInside(Topology topology, String host) {
        return topology.hosts().stream().anyMatch(it -> it.name().equals(host) && it.presence() == Presence.RUNNING);
    }

    private void insides() {
        for (var is : after.hosts()) {
            before.hosts().stream()
                    .filter(it -> it.name().equals(is.name())
                            && it.presence() == Presence.RUNNING
                            && is.presence() == Presence.RUNNING)
                    .forEach(was -> inside(was, is));
        }
    }

    private void inside(Host was, Host is) {
        if (!was.store().equals(is.store()) || !was.advertise().equals(is.advertise())) {
            add(Kind.ALTERED, "store-setting", "machine", is.name(), "url", is.store(), "address", is.advertise());
        }
        compare(
                local(was),
                local(is),
                Network::id,
                it -> add(Kind.ADDED, "network-added", with(it, "machine", is.name())),
                it -> add(Kind.REMOVED, "network-removed", with(it, "machine", is.name())),
                (one, other) -> {});
        compare(
                was.containers(),
                is.containers(),
                Container::name,
                it -> {
                    add(
                            Kind.ADDED,
                            "container-added",
                            "machine",
                            is.name(),
                            "name",
                            it.name(),
                            "image",
                            it.image(),
                            "status",
                            it.status());
                    it.attachments().forEach(on -> attached(is, it, on));
                },
                it -> add(Kind.REMOVED, "container-removed", "machine", is.name(), "name", it.name()),
                (one, other) -> container(is, one, other));
    }

    private static List<Network> local(Host host) {
        return host.networks().stream().filter(it -> !it.crossesHosts()).toList();
    }

    private void container(Host host, Container was, Container is) {
        if (!was.status().equals(is.status())) {
            add(
                    Kind.ALTERED,
                    "container-status",
                    "machine",
                    host.name(),
                    "name",
                    is.name(),
                    "was",
                    was.status(),
                    "status",
                    is.status());
        }
        compare(
                was.attachments(),
                is.attachments(),
                Attachment::networkId,
                it -> attached(host, is, it),
                it -> add(Kind.REMOVED, "detached", "machine", host.name(), "name", is.name(), "network", it.network()),
                (one, other) -> {
                    if (!one.address().equals(other.address())
                            && !other.address().isEmpty()) {
                        attached(host, is, other);
                    }
                });
    }

    private void attached(Host host, Container container, Attachment on) {
        if (!on.address().isEmpty()) {
            add(
                    Kind.ADDED,
                    "attached",
                    "machine",
                    host.name(),
                    "name",
                    container.name(),
                    "network",
                    on.network(),
                    "address",
                    on.address());
        }
    }

    private void swarm() {
        if (isBlind(before) || isBlind(after)) {
            return;
        }
        compare(
                before.nodes(),
                after.nodes(),
                Node::name,
                it -> add(Kind.ADDED, "node-added", node(it)),
                it -> add(Kind.REMOVED, "node-removed", "name", it.name()),
                (was, is) -> {
                    if (!was.equals(is)) {
                        add(Kind.ALTERED, "node-altered", node(is));
                    }
                });
        compare(
                before.services(),
                after.services(),
                Service::name,
                it -> add(Kind.ADDED, "service-added", TopologyTree.service(it.name(), it)),
                it -> add(Kind.REMOVED, "service-removed", "name", it.name()),
                (was, is) -> {
                    if (!was.equals(is)) {
                        add(Kind.ALTERED, "service-altered", TopologyTree.service(is.name(), is));
                    }
                });
    }

    private static Object[] node(Node node) {
        return joined(TopologyTree.node(node), "name", node.name());
    }

    /** No manager told anything, and one of the machines that gave no answer may be one. */
    private static boolean isBlind(Topology topology) {
        return topology.nodes().isEmpty() && topology.hosts().stream().anyMatch(it -> it.presence() == Presence.SILENT);
    }

    /** A store that lists nobody may just have given no answer. */
    private void store() {
        if (after.members().isEmpty()) {
            return;
        }
        compare(
                before.members(),
                after.members(),
                it -> it,
                it -> add(Kind.ADDED, "member-added", "address", it),
                it -> add(Kind.REMOVED, "member-removed", "address", it),
                (one, other) -> {});
    }

    private void add(Kind kind, String key, Object... namesAndValues) {
        changes.add(new Change(kind, Text.of("change." + key, namesAndValues)));
    }

    private static Object[] with(Network network, String more, String value) {
        return new Object[] {
            "name",
            network.name(),
            "driver",
            network.driver(),
            "subnets",
            String.join(", ", network.subnets()),
            more,
            value
        };
    }

    private static Object[] joined(Object[] some, Object... more) {
        var all = new ArrayList<Object>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static String names(List<Host> hosts) {
        return hosts.stream().map(Host::name).collect(Collectors.joining(", "));
    }

    private static <T> void compare(
            List<T> before,
            List<T> after,
            Function<T, String> key,
            Consumer<T> added,
            Consumer<T> removed,
            BiConsumer<T, T> kept) {
        var was = byKey(before, key);
        var is = byKey(after, key);
        was.forEach((name, it) -> {
            if (!is.containsKey(name)) {
                removed.accept(it);
            }
        });
        is.forEach((name, it) -> {
            if (was.containsKey(name)) {
                kept.accept(Objects.requireNonNull(was.get(name)), it);
            } else {
                added.accept(it);
            }
        });
    }

    private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
        var byKey = new LinkedHashMap<String, T>();
        all.forEach(it -> byKey.put(key.apply(it), it));
        return byKey;
    }
}
