package dev.overlaylab.checkers.inquiry;

import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Link;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.probe.Look;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Place;
import dev.overlaylab.checkers.probe.Probe;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Machines with Docker Engines, as far as they have been asked: the answers a judgement reads, and the facts that several
 * judgements need from them.
 *
 * <p>There are three kinds. A {@linkplain #recorded recorded} one holds what was seen once. A {@linkplain #live live} one
 * asks its machines when something is read that is not known yet, each thing once: it is a snapshot, made on demand. The
 * one that an {@link Inquiry} gets throws {@link Unasked}, so that all checks ask together.
 *
 * <p>Whatever the kind, what was not seen is never taken for anything: reading it throws {@link CannotCheckException}. A
 * fact that is itself a fault, such as a container that is not there, throws {@link FindingsError}.
 */
public final class Cluster {
    private final Answers answers;
    private final List<String> hosts;
    private final List<Trace> traces;

    private Cluster(Answers answers, Collection<String> hosts) {
        this(answers, hosts, new CopyOnWriteArrayList<>());
    }

    private Cluster(Answers answers, Collection<String> hosts, List<Trace> traces) {
        this.answers = answers;
        this.hosts = List.copyOf(hosts);
        this.traces = traces;
    }

    /** What was seen once, of all machines in it, in the order of their names. */
    public static Cluster recorded(Observations seen) {
        var hosts = seen.byProbe().keySet().stream()
                .map(Probe::machine)
                .distinct()
                .sorted()
                .toList();
        return new Cluster(new Answers(seen, Cluster::neverSeen), hosts);
    }

    /**
     * Machines that are asked when something is read.
     *
     * @param observer asks probes, such as {@code new Observer(machines)::observe}
     * @param hosts the machines' names
     */
    public static Cluster live(Function<Collection<Probe>, Observations> observer, String... hosts) {
        var look = new Look(observer);
        var answers = new Answers(look.seen(), probes -> {
            look.at(probes);
            return look.seen();
        });
        return new Cluster(answers, List.of(hosts));
    }

    /** For an inquiry: what it does not know yet is thrown as {@link Unasked}. */
    static Cluster asking(Observations seen) {
        return new Cluster(new Answers(seen, Cluster::neverSeen).withoutAsking(), List.of());
    }

    private static Observations neverSeen(Collection<Probe> probes) {
        var first = probes.iterator().next();
        throw Reason.CANNOT_NOT_OBSERVED.cannotCheck(first.machine(), "", "", Map.of("detail", first.question()));
    }

    /** The same answers, but reading what is not known yet throws {@link Unasked}, whatever the kind. */
    public Cluster withoutAsking() {
        return new Cluster(answers.withoutAsking(), hosts, traces);
    }

    /** The same answers, with only these machines for what is said of every host. */
    public Cluster only(Collection<String> machines) {
        return new Cluster(answers, machines, traces);
    }

    /** Takes note of a way that was gone along. */
    public void traced(Trace trace) {
        traces.add(trace);
    }

    /** The ways that were gone along so far. */
    List<Trace> traces() {
        return List.copyOf(traces);
    }

    /** The machines, for what is said of every host. */
    public List<String> hosts() {
        return hosts;
    }

    /** Whether any answer was read: a judgement that read none is worth nothing. */
    boolean wasRead() {
        return answers.wereRead();
    }

    /** Names the probes about to be read, so that they are asked together; a machine nobody made is a finding. */
    public void gather(Probe... probes) {
        gather(Arrays.asList(probes));
    }

    /** Names the probes about to be read, so that they are asked together; a machine nobody made is a finding. */
    public void gather(Collection<? extends Probe> probes) {
        answers.gather(probes);
    }

    /** What the engine says of itself. */
    public EngineState engine(String machine) {
        var probe = new Probe.EngineProbe(machine);
        return answers.read(probe, it -> it.of(probe));
    }

    /** What the engine knows of its swarm. */
    public SwarmState swarm(String machine) {
        var probe = new Probe.SwarmProbe(machine);
        return answers.read(probe, it -> it.of(probe));
    }

    /** All networks of the engine. */
    public List<NetworkState> networks(String machine) {
        var probe = new Probe.NetworksProbe(machine);
        return answers.read(probe, it -> it.of(probe));
    }

    /** The one network of that name; a finding when there is none or more than one. */
    public NetworkState network(String machine, String name) {
        var named =
                networks(machine).stream().filter(it -> it.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw Reason.NETWORK_ABSENT.fails(machine, name, "", Map.of("network", name));
        }
        if (named.size() > 1) {
            var ids = String.join(", ", named.stream().map(NetworkState::id).toList());
            throw Reason.NETWORK_AMBIGUOUS.fails(machine, name, ids, Map.of("network", name));
        }
        return named.get(0);
    }

    /** All containers of the engine, running or not. */
    public List<ContainerState> containers(String machine) {
        var probe = new Probe.ContainersProbe(machine);
        return answers.read(probe, it -> it.of(probe));
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

    /** The IPv4 address of a running container on a network; a finding when it has none there. */
    public String address(String machine, ContainerState container, String network) {
        var address = attachment(machine, container, network).address();
        if (address.isEmpty()) {
            throw Reason.CONTAINER_NO_ADDRESS.fails(machine + "/" + container.name(), network, "");
        }
        return address;
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
        var probe = trials.probe();
        gather(probe);
        if (probe.place() instanceof Place.Fresh fresh
                && answers.seen(probe) instanceof Observation.NothingSeen nothing
                && nothing.cause() == MachineException.Cause.ENGINE_ERROR
                && nothing.detail().contains("No such image")) {
            throw Reason.CANNOT_IMAGE_ABSENT.cannotCheck(
                    probe.machine(), fresh.image(), "", Map.of("detail", nothing.detail()));
        }
        return trials.read(answers.read(probe, it -> it.command(probe)));
    }

    /** A judgement needs answers that were not asked for yet. Catch it only to ask, and to begin anew. */
    public static final class Unasked extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Probe> probes;

        public Unasked(Collection<Probe> probes) {
            super("not asked: " + probes, null, false, false);
            this.probes = List.copyOf(probes);
        }

        public List<Probe> probes() {
            return probes;
        }
    }
}
