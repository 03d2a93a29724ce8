package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Lookup;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Inside;
import dev.overlaylab.checkers.inquiry.Swarm;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.SwarmState.Service;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.List;
import java.util.Map;

/**
 * On its network, a service's name stands for its virtual address, or without one for the addresses of all its tasks.
 *
 * <p>{@code tasks.NAME} always stands for the tasks; it is the control that shows that names are known there at all.
 */
final class ServiceAddress extends Inquiry {
    private final String manager;
    private final String service;
    private final String network;
    private final String from;
    private final String mode;

    ServiceAddress(String id, Parameters it) {
        this(
                id,
                it.name("manager"),
                it.name("service"),
                it.name("network"),
                it.name("from", it.name("manager")),
                it.oneOf("endpoint-mode", "vip", List.of("vip", "dnsrr")));
    }

    private ServiceAddress(String id, String manager, String service, String network, String from, String mode) {
        super(id, Text.of("check.service-address", "service", service, "network", network, "mode", mode));
        this.manager = manager;
        this.service = service;
        this.network = network;
        this.from = from;
        this.mode = mode;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(new Probe.SwarmProbe(manager), new Probe.NetworksProbe(from), new Probe.ContainersProbe(from));
        var swarm = Swarm.by(cluster, manager);
        var found = swarm.service(service);
        if (!found.endpointMode().equals(mode)) {
            throw Reason.SERVICE_ENDPOINT_MODE_DIFFERS.fails(service, mode, found.endpointMode());
        }
        var running = swarm.running(found).size();
        if (running == 0) {
            throw Reason.SERVICE_NOT_CONVERGED.fails(
                    service, Long.toString(found.replicas()), "0", Map.of("trouble", swarm.troubleOf(found)));
        }
        var networkId = cluster.network(from, network).id();
        var beside = Neighbour.on(cluster, from, network, service);
        var lookups = cluster.tried(Trials.beside(
                from,
                beside.name(),
                Inside.ENTER + Lookup.command(service),
                Inside.ENTER + Lookup.command("tasks." + service)));
        var name = lookups.get(0).read(Lookup::of).addresses();
        var tasks = lookups.get(1).read(Lookup::of).addresses();
        var details = Map.of("service", service, "network", network);
        if (name.isEmpty()) {
            throw Reason.SERVICE_NAME_NOT_RESOLVED.fails(from, service, "", details);
        }
        var expected = mode.equals("vip") ? virtual(found, networkId) : tasks;
        if (!name.equals(expected) || tasks.size() != running) {
            var shown = mode.equals("vip") || tasks.size() == running ? shown(expected) : running + " ×";
            throw Reason.SERVICE_ADDRESSES_DIFFER.fails(from, shown, shown(name), details);
        }
        return Verdict.pass();
    }

    private List<String> virtual(Service found, String networkId) {
        var address = found.virtualIps().get(networkId);
        if (address == null) {
            throw Reason.SERVICE_NOT_ON_NETWORK.fails(service, network, "");
        }
        return List.of(address.replaceAll("/\\d+$", ""));
    }

    private static String shown(List<String> addresses) {
        return String.join(", ", addresses);
    }
}
