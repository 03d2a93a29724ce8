package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Fetch;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container on the default bridge is reached from its own host, and from another host neither by name nor by address.
 *
 * <p>Four things make the two negatives mean something. On each host the probe first serves a page to itself, so that
 * wget, TCP and the resolver's library are known to work in it. The web server must answer on its own host at the very
 * address tried. Each negative must be one of the causes that separate bridges have: the name is not known; the address
 * refuses, has no route or is silent. And the other host has the same subnet of its own, so its own container may live
 * at that address: an answer from there is another container's, which the host's list of containers shows.
 */
final class BridgeIsolation extends Inquiry {
    private static final String BRIDGE = "bridge";
    private final String machine;
    private final String container;
    private final String from;
    private final String expect;
    private final String image;

    BridgeIsolation(String id, Parameters it) {
        this(
                id,
                it.name("machine"),
                it.name("container"),
                it.nameOtherThan("from", it.name("machine")),
                it.text("expect", NetworkChecks.PAGE),
                it.text("image", NetworkChecks.IMAGE));
    }

    private BridgeIsolation(String id, String machine, String container, String from, String expect, String image) {
        super(id, Text.of("check.bridge-isolation", "machine", machine, "container", container, "from", from));
        this.machine = machine;
        this.container = container;
        this.from = from;
        this.expect = expect;
        this.image = image;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(new Probe.ContainersProbe(machine), new Probe.ContainersProbe(from));
        var address = cluster.attachment(machine, cluster.running(machine, container), BRIDGE)
                .address();
        var there = Trials.in(machine, image, BRIDGE, Fetch.CONTROL, Fetch.command(address));
        var across = Trials.in(from, image, BRIDGE, Fetch.CONTROL, Fetch.command(container), Fetch.command(address));
        cluster.gather(there.probe(), across.probe());
        requirePage(cluster.tried(there), address);
        return acrossHosts(cluster.tried(across), address, neighbourAt(cluster, address));
    }

    private void requirePage(List<Trial> there, String address) {
        var page = there.get(1);
        var fetch = page.read(Fetch::of);
        if (fetch == Fetch.PAGE && page.output().contains(expect)) {
            return;
        }
        there.get(0).requireAsControl();
        throw Reason.ISOLATION_CONTROL_PAGE_ABSENT.fails(
                machine + "/" + container, expect, page.lastLine(), Map.of("address", address));
    }

    private Verdict acrossHosts(List<Trial> across, String address, Optional<ContainerState> neighbour) {
        across.forEach(Trial::sound);
        across.get(0).requireAsControl();
        var byName = across.get(1);
        if (byName.read(Fetch::of) != Fetch.NOT_RESOLVED) {
            throw Reason.ISOLATION_NAME_RESOLVES.fails(from, "bad address", byName.lastLine(), names(address));
        }
        var byAddress = across.get(2);
        return switch (byAddress.read(Fetch::of)) {
            case REFUSED, NO_ROUTE, TIMED_OUT -> Verdict.pass();
            case NOT_RESOLVED -> throw byAddress.unclear();
            case PAGE, HTTP_ERROR -> {
                if (neighbour.isPresent()) {
                    yield Verdict.pass();
                }
                if (!byAddress.output().contains(expect)) {
                    throw byAddress.unclear();
                }
                throw Reason.ISOLATION_ADDRESS_REACHES.fails(from, "", byAddress.lastLine(), names(address));
            }
        };
    }

    private Optional<ContainerState> neighbourAt(Cluster cluster, String address) {
        return cluster.containers(from).stream()
                .filter(ContainerState::running)
                .filter(it -> {
                    var attachment = it.networks().get(BRIDGE);
                    return attachment != null && attachment.address().equals(address);
                })
                .findFirst();
    }

    private Map<String, String> names(String address) {
        return Map.of("container", container, "address", address, "machine", machine);
    }
}
