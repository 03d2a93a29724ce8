package dev.overlaylab.labs.topology;

import dev.overlaylab.labs.topology.Changes.Kind;
import dev.overlaylab.labs.topology.Topology.Container;
import dev.overlaylab.labs.topology.Topology.Host;
import dev.overlaylab.labs.topology.Topology.Network;
import dev.overlaylab.labs.topology.Topology.Presence;
import dev.overlaylab.labs.topology.Topology.Service;
import dev.overlaylab.labs.topology.Topology.Shared;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which parts of a picture are new or others than in an earlier one. Where one of the looks could not see, nothing is. Pure.
 *
 * <p>What every engine has from its start is not news: of a machine that is new only the machine and its containers are.
 */
record Novelty(Topology before, Topology after) {
    Optional<Kind> of(Host host) {
        return same(before.hosts(), it -> it.name().equals(host.name()))
                .map(was -> altered(was.presence() != host.presence() || engineAltered(was, host) || nodeAltered(host)))
                .orElse(Optional.of(Kind.ADDED));
    }

    private static boolean engineAltered(Host was, Host is) {
        return areSeen(was, is)
                && !(was.store().equals(is.store()) && was.advertise().equals(is.advertise()));
    }

    private boolean nodeAltered(Host host) {
        return !node(before, host).equals(node(after, host));
    }

    private static Optional<Topology.Node> node(Topology topology, Host host) {
        return same(topology.nodes(), it -> it.name().equals(host.name()));
    }

    Optional<Kind> of(Host host, Container container) {
        var earlier = same(before.hosts(), it -> it.name().equals(host.name()));
        if (earlier.filter(it -> !areSeen(it, host)).isPresent()) {
            return Optional.empty();
        }
        return earlier.flatMap(was -> same(was.containers(), it -> it.name().equals(container.name())))
                .map(was -> altered(!was.equals(container)))
                .orElse(Optional.of(Kind.ADDED));
    }

    /** A network of one host alone. */
    Optional<Kind> of(Host host, Network network) {
        return same(before.hosts(), it -> it.name().equals(host.name()))
                .filter(was -> areSeen(was, host) && was.network(network.id()).isEmpty())
                .map(was -> Kind.ADDED);
    }

    /** A network that crosses hosts. */
    Optional<Kind> of(Shared shared) {
        var seenBefore = shared.knownTo().stream()
                .filter(host -> !isBlind(before, host.name()))
                .toList();
        return same(
                        before.shared(),
                        it -> it.network().id().equals(shared.network().id()))
                .map(was -> altered(seenBefore.stream()
                        .anyMatch(host ->
                                was.knownTo().stream().noneMatch(it -> it.name().equals(host.name())))))
                .orElse(seenBefore.isEmpty() ? Optional.empty() : Optional.of(Kind.ADDED));
    }

    Optional<Kind> of(Service service) {
        return same(before.services(), it -> it.name().equals(service.name()))
                .map(was -> altered(!was.equals(service)))
                .orElse(Optional.of(Kind.ADDED));
    }

    private static boolean isBlind(Topology topology, String host) {
        return topology.hosts().stream().anyMatch(it -> it.name().equals(host) && it.presence() != Presence.RUNNING);
    }

    private static boolean areSeen(Host... hosts) {
        return Stream.of(hosts).allMatch(it -> it.presence() == Presence.RUNNING);
    }

    private static Optional<Kind> altered(boolean is) {
        return is ? Optional.of(Kind.ALTERED) : Optional.empty();
    }

    private static <T> Optional<T> same(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).findFirst();
    }
}
