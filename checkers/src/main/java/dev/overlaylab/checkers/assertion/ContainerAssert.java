package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.ImageName;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Assertions about one container; each fails first of all when it is not there or does not run. */
public final class ContainerAssert extends FactAssert<ContainerAssert> {
    final String host;
    final String name;

    ContainerAssert(HostAssert whole, String name) {
        super(whole, ContainerAssert.class);
        this.host = whole.host;
        this.name = name;
    }

    /**
     * It runs.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").isRunning();
     * // fails with container.absent
     * assertThat(cluster).host("mhs-demo1").container("web").isRunning();
     * }</pre>
     */
    public ContainerAssert isRunning() {
        return holds(() -> {
            cluster.running(host, name);
            return List.of();
        });
    }

    /**
     * It is on this host, rather than by mistake on one of those.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").isHereRatherThanOn(List.of("mhs-demo1"));
     * // fails with container.elsewhere
     * assertThat(cluster).host("mhs-demo1").container("web").isHereRatherThanOn(List.of("mhs-demo0"));
     * }</pre>
     */
    public ContainerAssert isHereRatherThanOn(List<String> others) {
        return holds(() -> {
            var asked = new ArrayList<Probe>(List.of(new Probe.ContainersProbe(host)));
            others.forEach(it -> asked.add(new Probe.ContainersProbe(it)));
            cluster.gather(asked);
            if (isOn(host)) {
                return List.of();
            }
            var found = others.stream()
                    .filter(this::isOn)
                    .findFirst()
                    .map(it -> Reason.CONTAINER_ELSEWHERE.at(it + "/" + name, host, it, Map.of("container", name)))
                    .orElseGet(() -> Reason.CONTAINER_ABSENT.at(host, name, ""));
            return List.of(found);
        });
    }

    /**
     * It is attached to a network.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").isAttachedTo("my-net");
     * // fails with container.not-on-network
     * assertThat(cluster).host("mhs-demo0").container("web2").isAttachedTo("my-net");
     * }</pre>
     */
    public ContainerAssert isAttachedTo(String network) {
        return holds(() -> {
            cluster.attachment(host, cluster.running(host, name), network);
            return List.of();
        });
    }

    /**
     * It was made from an image.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").isFromImage("nginx");
     * // fails with container.image-differs
     * assertThat(cluster).host("mhs-demo0").container("web").isFromImage("nginx:1.18");
     * }</pre>
     *
     * @param image repository, with or without a registry in front, with or without a tag
     */
    public ContainerAssert isFromImage(String image) {
        return holds(() -> {
            var actual = cluster.running(host, name).image();
            return ImageName.means(image, actual)
                    ? List.of()
                    : List.of(Reason.CONTAINER_IMAGE_DIFFERS.at(where(), image, actual));
        });
    }

    /** Its DNS resolver. */
    public ResolverAssert resolver() {
        return new ResolverAssert(this);
    }

    /** Its interface in one of its host's networks. */
    public InterfaceAssert interfaceIn(String network) {
        return new InterfaceAssert(this, network);
    }

    /** What it reaches outside its host. */
    public WayOutAssert wayTo(String machine, String link) {
        return new WayOutAssert(this, machine, link);
    }

    /** Who reaches the page it serves by way of the default bridge, looked at from fresh containers of an image. */
    public BridgePageAssert bridgePage(String expect, String image) {
        return new BridgePageAssert(this, expect, image);
    }

    String where() {
        return host + "/" + name;
    }

    private boolean isOn(String machine) {
        return cluster.containers(machine).stream().anyMatch(it -> it.name().equals(name));
    }
}
