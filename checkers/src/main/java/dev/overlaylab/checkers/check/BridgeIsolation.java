package dev.overlaylab.checkers.check;

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

    BridgeIsolation(String id, String machine, String container, String from, String expect, String image) {
        super(id, Text.of("check.bridge-isolation", "machine", machine, "container", container, "from", from));
        this.machine = machine;
        this.container = container;
        this.from = from;
        this.expect = expect;
        this.image = image;
    }

    @Override
    Verdict conclude(Answers answers) {
        answers.gather(new Probe.ContainersProbe(machine), new Probe.ContainersProbe(from));
        var address = answers.attachment(machine, answers.running(machine, container), BRIDGE)
                .address();
        var there = Trials.in(machine, image, BRIDGE, Fetch.CONTROL, Fetch.command(address));
        var across = Trials.in(from, image, BRIDGE, Fetch.CONTROL, Fetch.command(container), Fetch.command(address));
        answers.gather(there.probe(), across.probe());
        requirePage(answers.tried(there), address);
        return acrossHosts(answers.tried(across), address, neighbourAt(answers, address));
    }

    private void requirePage(List<Trial> there, String address) {
        var page = there.get(1);
        var fetch = Fetch.of(page);
        if (fetch == Fetch.PAGE && page.output().contains(expect)) {
            return;
        }
        Fetch.requireControl(there.get(0));
        throw Reason.ISOLATION_CONTROL_PAGE_ABSENT.settles(
                machine + "/" + container, expect, page.lastLine(), Map.of("address", address));
    }

    private Verdict acrossHosts(List<Trial> across, String address, Optional<ContainerState> neighbour) {
        across.forEach(Trial::sound);
        Fetch.requireControl(across.get(0));
        var byName = across.get(1);
        if (Fetch.of(byName) != Fetch.NOT_RESOLVED) {
            throw Reason.ISOLATION_NAME_RESOLVES.settles(from, "bad address", byName.lastLine(), names(address));
        }
        var byAddress = across.get(2);
        return switch (Fetch.of(byAddress)) {
            case REFUSED, NO_ROUTE, TIMED_OUT -> Verdict.pass();
            case NOT_RESOLVED -> throw byAddress.unclear();
            case PAGE, HTTP_ERROR -> {
                if (neighbour.isPresent()) {
                    yield Verdict.pass();
                }
                if (!byAddress.output().contains(expect)) {
                    throw byAddress.unclear();
                }
                throw Reason.ISOLATION_ADDRESS_REACHES.settles(from, "", byAddress.lastLine(), names(address));
            }
        };
    }

    private Optional<ContainerState> neighbourAt(Answers answers, String address) {
        return answers.containers(from).stream()
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
