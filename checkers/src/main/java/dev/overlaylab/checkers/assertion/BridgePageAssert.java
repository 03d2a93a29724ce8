package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Fetch;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.probe.Probe;
import java.util.List;
import java.util.Map;

/**
 * Assertions about who reaches the page of a container on the default bridge.
 *
 * <p>Four things make the negatives mean something. On each host the probe first serves a page to itself, so that wget, TCP
 * and the resolver's library are known to work in it. The web server must answer on its own host at the very address
 * tried. Each negative must be one of the causes that separate bridges have: the name is not known; the address refuses, has
 * no route or is silent. And the other host has the same subnet of its own, so its own container may live at that address:
 * an answer from there is another container's, which the host's list of containers shows.
 */
public final class BridgePageAssert extends FactAssert<BridgePageAssert> {
    private static final String BRIDGE = "bridge";
    private final ContainerAssert container;
    private final String expect;
    private final String image;

    BridgePageAssert(ContainerAssert whole, String expect, String image) {
        super(whole, BridgePageAssert.class);
        this.container = whole;
        this.expect = expect;
        this.image = image;
    }

    /**
     * Its own host reaches it; the other host reaches it neither by name nor by address.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web2").bridgePage("nginx", "busybox")
     *         .isNotReachedFrom("mhs-demo1");
     * // fails with isolation.control-page-absent
     * assertThat(cluster).host("mhs-demo0").container("web2").bridgePage("It works!", "busybox")
     *         .isNotReachedFrom("mhs-demo1");
     * }</pre>
     */
    public BridgePageAssert isNotReachedFrom(String other) {
        return holds(() -> {
            var host = container.host;
            cluster.gather(new Probe.ContainersProbe(host), new Probe.ContainersProbe(other));
            var address = cluster.address(host, cluster.running(host, container.name), BRIDGE);
            var there = Trials.in(host, image, BRIDGE, Fetch.CONTROL, Fetch.command(address));
            var across = Trials.in(
                    other, image, BRIDGE, Fetch.CONTROL, Fetch.command(container.name), Fetch.command(address));
            cluster.gather(there.probe(), across.probe());
            requirePage(cluster.tried(there), address);
            return across(other, cluster.tried(across), address);
        });
    }

    private void requirePage(List<Trial> there, String address) {
        var page = there.get(1);
        if (page.read(Fetch::of) == Fetch.PAGE && page.output().contains(expect)) {
            return;
        }
        there.get(0).requireAsControl();
        throw Reason.ISOLATION_CONTROL_PAGE_ABSENT.fails(
                container.where(), expect, page.lastLine(), Map.of("address", address));
    }

    private List<Finding> across(String other, List<Trial> across, String address) {
        across.forEach(Trial::sound);
        across.get(0).requireAsControl();
        var names = Map.of("container", container.name, "address", address, "machine", container.host);
        var byName = across.get(1);
        if (byName.read(Fetch::of) != Fetch.NOT_RESOLVED) {
            return List.of(Reason.ISOLATION_NAME_RESOLVES.at(other, "bad address", byName.lastLine(), names));
        }
        var byAddress = across.get(2);
        return switch (byAddress.read(Fetch::of)) {
            case REFUSED, NO_ROUTE, TIMED_OUT -> List.of();
            case NOT_RESOLVED -> throw byAddress.unclear();
            case PAGE, HTTP_ERROR -> {
                if (isAnothers(other, address)) {
                    yield List.of();
                }
                if (!byAddress.output().contains(expect)) {
                    throw byAddress.unclear();
                }
                yield List.of(Reason.ISOLATION_ADDRESS_REACHES.at(other, "", byAddress.lastLine(), names));
            }
        };
    }

    private boolean isAnothers(String other, String address) {
        return cluster.containers(other).stream()
                .filter(ContainerState::running)
                .anyMatch(it -> {
                    var attachment = it.networks().get(BRIDGE);
                    return attachment != null && attachment.address().equals(address);
                });
    }
}
