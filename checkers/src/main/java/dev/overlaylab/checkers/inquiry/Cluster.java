package dev.overlaylab.checkers.inquiry;

import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Link;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The machines of a lab as far as they have been asked: the answers a judgement reads, and the facts that several
 * judgements need from them.
 *
 * <p>Reading what was not asked yet throws {@link Unasked}; reading what a machine did not answer throws
 * {@link Observations.Unseen}; a fact that a finding throws a {@link FindingsError} or, when it keeps from
 * judging, a {@link CannotCheckException}.
 */
public final class Cluster {
    private final Observations seen;

    Cluster(Observations seen) {
        this.seen = seen;
    }

    /** Names the probes about to be read, so that they are asked together. */
    public void gather(Probe... probes) {
        gather(Arrays.asList(probes));
    }

    public void gather(Collection<? extends Probe> probes) {
        var unasked = probes.stream()
                .filter(it -> !seen.has(it))
                .map(Probe.class::cast)
                .toList();
        if (!unasked.isEmpty()) {
            throw new Unasked(unasked);
        }
    }

    public EngineState engine(String machine) {
        var probe = new Probe.EngineProbe(machine);
        gather(probe);
        return seen.of(probe);
    }

    public List<NetworkState> networks(String machine) {
        var probe = new Probe.NetworksProbe(machine);
        gather(probe);
        return seen.of(probe);
    }

    /** The one network of that name; a finding when there is none or more than one. */
    public NetworkState network(String machine, String name) {
        var named =
                networks(machine).stream().filter(it -> it.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw Reason.NETWORK_ABSENT.fails(machine, name, "");
        }
        if (named.size() > 1) {
            var ids = String.join(", ", named.stream().map(NetworkState::id).toList());
            throw Reason.NETWORK_AMBIGUOUS.fails(machine, name, ids);
        }
        return named.get(0);
    }

    public List<ContainerState> containers(String machine) {
        var probe = new Probe.ContainersProbe(machine);
        gather(probe);
        return seen.of(probe);
    }

    /** The running container of that name; a finding when there is none. */
    public ContainerState running(String machine, String name) {
        var container = containers(machine).stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Reason.CONTAINER_ABSENT.fails(machine, name, ""));
        if (!container.running()) {
            throw Reason.CONTAINER_NOT_RUNNING.fails(machine + "/" + name, "running", container.status());
        }
        return container;
    }

    /** Where a running container is attached to a network; a finding when it is not. */
    public ContainerState.Attachment attachment(String machine, ContainerState container, String network) {
        var attachment = container.networks().get(network);
        if (attachment == null) {
            var attached = String.join(
                    ", ", container.networks().keySet().stream().sorted().toList());
            throw Reason.CONTAINER_NOT_ON_NETWORK.fails(machine + "/" + container.name(), network, attached);
        }
        return attachment;
    }

    /** The machine's own IPv4 interfaces. */
    public List<Link> links(String machine) {
        return tried(Trials.links(machine)).get(0).read(Link::list);
    }

    /** The machine's address on an interface; a finding when there is none. */
    public String address(String machine, String link) {
        return links(machine).stream()
                .filter(it -> it.name().equals(link))
                .flatMap(it -> it.addresses().stream())
                .findFirst()
                .orElseThrow(() -> Reason.INTERFACE_NO_ADDRESS.fails(machine, link, ""));
    }

    /** What the commands of a {@link Trials} probe did, in their order; none of them is missing. */
    public List<Trial> tried(Trials trials) {
        gather(trials.probe());
        return trials.read(command(trials.probe()));
    }

    private Observation.CommandSeen command(Probe probe) {
        if (probe instanceof Probe.RunProbe run
                && seen.byProbe().get(probe) instanceof Observation.NothingSeen nothing
                && nothing.cause() == MachineException.Cause.ENGINE_ERROR
                && nothing.detail().contains("No such image")) {
            throw Reason.CANNOT_IMAGE_ABSENT.cannotCheck(
                    run.machine(), run.image(), "", Map.of("detail", nothing.detail()));
        }
        return seen.command(probe);
    }

    /** A judgement needs answers that were not asked for yet. */
    public static final class Unasked extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Probe> probes;

        Unasked(List<Probe> probes) {
            super("not asked: " + probes, null, false, false);
            this.probes = probes;
        }

        public List<Probe> probes() {
            return probes;
        }
    }
}
