package dev.overlaylab.checkers.catalogue.host;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Route;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A network's range of addresses is used by nothing else on any machine: no other network, and no route of the host. */
final class SubnetsApart extends Inquiry {
    private final List<String> machines;
    private final String network;

    SubnetsApart(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.subnets-apart",
                        "machines",
                        String.join(", ", it.names("machines")),
                        "network",
                        it.name("network")));
        machines = it.names("machines");
        network = it.name("network");
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        var asked = new ArrayList<Probe>();
        for (var machine : machines) {
            asked.add(new Probe.NetworksProbe(machine));
            asked.add(routes(machine).probe());
        }
        cluster.gather(asked);
        var findings = new ArrayList<Finding>();
        for (var machine : machines) {
            var own = cluster.network(machine, network);
            requireRange(machine, own);
            var routes = cluster.tried(routes(machine)).get(0).read(Route::list);
            var others = Stream.concat(
                            cluster.networks(machine).stream()
                                    .filter(it -> !it.id().equals(own.id()))
                                    .flatMap(it -> it.subnets().stream().map(subnet -> new Other(it.name(), subnet))),
                            routes.stream()
                                    .filter(it -> !it.destination().equals("default"))
                                    .filter(it -> !isItsOwn(own, it))
                                    .map(it -> new Other("route dev " + it.device(), it.destination())))
                    .toList();
            for (var subnet : own.subnets()) {
                others.stream()
                        .filter(it -> overlap(subnet, it.subnet()))
                        .findFirst()
                        .ifPresent(it -> findings.add(Reason.NETWORK_SUBNET_OVERLAPS.at(
                                machine,
                                subnet,
                                it.subnet() + " (" + it.name() + ")",
                                Map.of("network", network, "other", it.name()))));
            }
        }
        return Verdict.of(findings);
    }

    /** Nothing is apart from a range that we cannot compare with others. */
    private void requireRange(String machine, NetworkState own) {
        if (own.subnets().stream().noneMatch(it -> Subnet.of(it).isPresent())) {
            throw Reason.CANNOT_PROBE_UNCLEAR.cannotCheck(
                    machine,
                    "",
                    String.join(", ", own.subnets()),
                    Map.of("command", "docker network inspect " + network, "exit", "0"));
        }
    }

    private static Trials routes(String machine) {
        return Trials.on(machine, "exec " + Route.COMMAND);
    }

    /** A bridge is a route of its host; an overlay is none. */
    private static boolean isItsOwn(NetworkState own, Route route) {
        return own.driver().equals("bridge") && own.subnets().contains(route.destination());
    }

    private static boolean overlap(String one, String other) {
        return one.equals(other)
                || Subnet.of(one)
                        .flatMap(it -> Subnet.of(other).map(it::overlaps))
                        .orElse(false);
    }

    private record Other(String name, String subnet) {}
}
