package dev.overlaylab.labs.adopt;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.adopt.HostFacts.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds out by which address each host is reached by the others. */
public final class Addresses {
    private final List<Observed> hosts;
    private final Set<String> interfaces;

    /** @param interfaces that a lab names: what has an address there is meant */
    public Addresses(List<Observed> hosts, Set<String> interfaces) {
        this.hosts = List.copyOf(hosts);
        this.interfaces = Set.copyOf(interfaces);
    }

    /** By name of host; one that cannot be told is a problem that says what to write into the list. */
    public Map<String, String> all() {
        var chosen = new HashMap<String, String>();
        hosts.forEach(it -> chosen.put(it.host().name(), of(it)));
        return chosen;
    }

    private String of(Observed observed) {
        var host = observed.host();
        if (!host.address().isEmpty()) {
            return host.address();
        }
        var own = observed.facts().map(HostFacts::reachable).orElse(List.of());
        var unique = own.stream().filter(it -> owners(it.address()) == 1).toList();
        List<Predicate<Address>> wishes = List.of(
                it -> interfaces.contains(it.networkInterface()),
                it -> it.address().equals(host.host()) && host.jumps().isEmpty(),
                this::isShared,
                it -> unique.size() == 1);
        for (var wish : wishes) {
            var found = unique.stream().filter(wish).map(Address::address).toList();
            if (found.size() == 1) {
                return found.get(0);
            }
        }
        var seen = new ArrayList<String>();
        own.forEach(it -> seen.add(it.address() + " (" + it.networkInterface() + ")"));
        throw Problem.of(
                "problem.adopt.no-address",
                "name",
                host.name(),
                "addresses",
                seen.isEmpty() ? "-" : String.join(", ", seen));
    }

    private long owners(String address) {
        return hosts.stream()
                .filter(it -> it.facts().stream()
                        .flatMap(facts -> facts.reachable().stream())
                        .anyMatch(each -> each.address().equals(address)))
                .count();
    }

    /** Whether every host has an address in the same subnet. */
    private boolean isShared(Address address) {
        var subnets = new HashSet<String>();
        subnets.add(subnet(address));
        return hosts.size() > 1
                && hosts.stream()
                        .allMatch(it -> it.facts().stream()
                                .flatMap(facts -> facts.reachable().stream())
                                .anyMatch(each -> subnets.contains(subnet(each))));
    }

    private static String subnet(Address address) {
        long bits = 0;
        for (var part : address.address().split("\\.", -1)) {
            bits = bits * 256 + Long.parseLong(part);
        }
        var mask = address.prefix() == 0 ? 0 : -1L << (32 - Math.min(32, address.prefix()));
        return (bits & mask) + "/" + address.prefix();
    }
}
