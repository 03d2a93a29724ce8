package dev.overlaylab.checkers.catalogue.compose;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Lookup;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Inside;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.path.ContainerPath;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The services of a Compose project run where they should, on its network, and reach each other by name.
 *
 * <p>A service's name or that of its container will do, as both are in use; whoever owns the name must own the address
 * that replies. The way of the first call that fails from one host to another is looked at hop by hop.
 */
final class ComposeServices extends Inquiry {
    private static final String PROJECT = "com.docker.compose.project";
    private static final String SERVICE = "com.docker.compose.service";
    private final List<String> machines;
    private final String project;
    private final List<String> services;
    private final List<String> on;
    private final String network;

    ComposeServices(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.compose-services",
                        "services",
                        String.join(", ", it.names("services")),
                        "project",
                        it.name("project")));
        machines = it.names("machines");
        project = it.name("project");
        services = it.names("services");
        on = it.placements("on", services.size());
        network = it.name("network", project + "_default");
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(machines.stream().map(Probe.ContainersProbe::new).toList());
        var findings = new ArrayList<Finding>();
        var placed = new LinkedHashMap<String, Placed>();
        for (int i = 0; i < services.size(); i++) {
            var service = services.get(i);
            var found = find(cluster, service);
            var wanted = on.isEmpty() ? "" : on.get(i);
            found.ifPresent(it -> placed.put(service, it));
            fault(service, found, wanted).ifPresent(findings::add);
        }
        return findings.isEmpty() ? Verdict.of(silent(cluster, placed)) : Verdict.fail(findings);
    }

    /** A running one rather than one that has ended. */
    private Optional<Placed> find(Cluster cluster, String service) {
        return machines.stream()
                .flatMap(machine -> cluster.containers(machine).stream()
                        .filter(it -> project.equals(it.labels().get(PROJECT))
                                && service.equals(it.labels().get(SERVICE)))
                        .map(it -> new Placed(machine, it)))
                .min((a, b) ->
                        Boolean.compare(b.container().running(), a.container().running()));
    }

    private Optional<Finding> fault(String service, Optional<Placed> found, String wanted) {
        if (found.isEmpty()) {
            return Optional.of(Reason.COMPOSE_SERVICE_ABSENT.at(
                    String.join(", ", machines), service, "", Map.of("project", project)));
        }
        var machine = found.get().machine();
        var container = found.get().container();
        var where = machine + "/" + container.name();
        if (!wanted.isEmpty() && !wanted.equals(machine)) {
            return Optional.of(
                    Reason.CONTAINER_ELSEWHERE.at(where, wanted, machine, Map.of("container", container.name())));
        }
        if (!container.running()) {
            return Optional.of(Reason.CONTAINER_NOT_RUNNING.at(where, "running", container.status()));
        }
        var attachment = container.networks().get(network);
        if (attachment == null) {
            return Optional.of(Reason.CONTAINER_NOT_ON_NETWORK.at(
                    where, network, String.join(", ", container.networks().keySet())));
        }
        return attachment.address().isEmpty()
                ? Optional.of(Reason.CONTAINER_NO_ADDRESS.at(where, network, ""))
                : Optional.empty();
    }

    private List<Finding> silent(Cluster cluster, Map<String, Placed> placed) {
        var calls = new LinkedHashMap<Call, Trials>();
        placed.forEach((from, caller) -> placed.forEach((to, called) -> {
            if (!from.equals(to)) {
                calls.put(new Call(caller, to, called), trials(caller, to, called));
            }
        }));
        cluster.gather(calls.values().stream().map(Trials::probe).toList());
        var findings = new ArrayList<Finding>();
        var silent = new ArrayList<Call>();
        calls.forEach(
                (call, trials) -> call.fault(network, cluster.tried(trials)).ifPresent(it -> {
                    findings.add(it);
                    silent.add(call);
                }));
        silent.stream()
                .filter(Call::betweenHosts)
                .findFirst()
                .ifPresent(it -> findings.addAll(it.way(network).findings(cluster)));
        return findings;
    }

    private Trials trials(Placed caller, String to, Placed called) {
        return Trials.beside(
                caller.machine(),
                caller.container().name(),
                Inside.ENTER + Lookup.command(to),
                Inside.ENTER + Lookup.command(called.container().name()),
                Inside.ENTER + "ping -n -c 2 -i 0.2 -W 2 " + called.address(network));
    }

    private record Placed(String machine, ContainerState container) {
        /** Of one that was found without fault. */
        String address(String network) {
            return Objects.requireNonNull(container.networks().get(network)).address();
        }
    }

    private record Call(Placed caller, String service, Placed called) {
        boolean betweenHosts() {
            return !caller.machine().equals(called.machine());
        }

        ContainerPath way(String network) {
            return ContainerPath.between(
                    caller.machine(),
                    caller.container().name(),
                    called.machine(),
                    network,
                    called.container().name(),
                    service);
        }

        Optional<Finding> fault(String network, List<Trial> trials) {
            var where = caller.machine() + "/" + caller.container().name();
            var expected = called.address(network);
            var known = new ArrayList<>(trials.get(0).read(Lookup::of).addresses());
            known.addAll(trials.get(1).read(Lookup::of).addresses());
            var details = Map.of("service", service, "network", network);
            if (!known.contains(expected)) {
                return Optional.of(Reason.COMPOSE_NAME_NOT_RESOLVED.at(
                        where, service + " " + expected, String.join(", ", known), details));
            }
            var ping = trials.get(2).sound();
            if (!ping.output().contains("packets transmitted")) {
                throw ping.unclear();
            }
            return ping.said().succeeded()
                    ? Optional.empty()
                    : Optional.of(Reason.COMPOSE_NO_REPLY.at(where, expected, ping.lastLine(), details));
        }
    }
}
