package dev.overlaylab.checkers.catalogue.container;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A container runs on the right machine and is attached to the network. */
final class ContainerRunning extends Inquiry {
    private final String machine;
    private final String container;
    private final String network;
    private final String image;
    private final List<String> others;

    ContainerRunning(String id, Parameters it) {
        this(
                id,
                it.name("machine"),
                it.name("container"),
                it.name("network"),
                it.text("image", ""),
                it.names("others", List.of()));
    }

    /**
     * @param image repository, with or without a tag; empty for any
     * @param others machines where it may be by mistake
     */
    private ContainerRunning(
            String id, String machine, String container, String network, String image, List<String> others) {
        super(id, Text.of("check.container-running", "machine", machine, "container", container, "network", network));
        this.machine = machine;
        this.container = container;
        this.network = network;
        this.image = image;
        this.others = List.copyOf(others);
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        var asked = new ArrayList<Probe>(List.of(new Probe.ContainersProbe(machine)));
        others.forEach(it -> asked.add(new Probe.ContainersProbe(it)));
        cluster.gather(asked);
        if (cluster.containers(machine).stream().noneMatch(this::isIt)) {
            for (var other : others) {
                if (cluster.containers(other).stream().anyMatch(this::isIt)) {
                    throw Reason.CONTAINER_ELSEWHERE.fails(
                            other + "/" + container, machine, other, Map.of("container", container));
                }
            }
        }
        var running = cluster.running(machine, container);
        cluster.attachment(machine, running, network);
        if (!image.isEmpty() && !isFrom(running.image())) {
            throw Reason.CONTAINER_IMAGE_DIFFERS.fails(machine + "/" + container, image, running.image());
        }
        return Verdict.pass();
    }

    private boolean isIt(ContainerState candidate) {
        return candidate.name().equals(container);
    }

    private boolean isFrom(String actual) {
        var name = actual.replaceAll("@sha256:.*$", "");
        var wanted = image.matches(".*:[^/]+") ? name : name.replaceAll(":[^/]+$", "");
        return wanted.equals(image) || wanted.endsWith("/" + image);
    }
}
