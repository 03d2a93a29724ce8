package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Fetch;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.path.ContainerPath;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Assertions about what a container reaches that is made for the purpose.
 *
 * <p>It serves a page to itself first: when that fails, nothing can be said of the pages of others.
 */
public final class FreshContainerAssert extends FactAssert<FreshContainerAssert> {
    private final String host;
    private final String image;
    private final String network;

    FreshContainerAssert(HostAssert whole, String image, String network) {
        super(whole, FreshContainerAssert.class);
        this.host = whole.host;
        this.image = image;
        this.network = network;
    }

    /**
     * It gets the page of a container on another host by that container's name; the page contains {@code expect}.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo1").freshContainer("busybox", "my-net")
     *         .getsPageFromAnotherHost("web", "nginx");
     * // fails with page.differs
     * assertThat(cluster).host("mhs-demo1").freshContainer("busybox", "my-net")
     *         .getsPageFromAnotherHost("web", "It works!");
     * }</pre>
     */
    public FreshContainerAssert getsPageFromAnotherHost(String name, String expect) {
        return holds(() -> page(name, expect));
    }

    /**
     * The same when it is known which host that is: when the page does not come, the findings also name the first broken
     * hop on the way there.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo1").freshContainer("busybox", "my-net")
     *         .getsPageFrom("mhs-demo0", "web", "nginx");
     * // fails with page.same-host
     * assertThat(cluster).host("mhs-demo0").freshContainer("busybox", "my-net")
     *         .getsPageFrom("mhs-demo1", "web", "nginx");
     * }</pre>
     */
    public FreshContainerAssert getsPageFrom(String other, String name, String expect) {
        return holds(() -> {
            var findings = new ArrayList<Finding>(page(name, expect));
            if (!findings.isEmpty() && !findings.get(0).reason().equals(Reason.PAGE_SAME_HOST.code())) {
                findings.addAll(
                        ContainerPath.toPage(host, other, network, name, image).findings(cluster));
            }
            return findings;
        });
    }

    private List<Finding> page(String name, String expect) {
        cluster.gather(new Probe.NetworksProbe(host), new Probe.ContainersProbe(host));
        cluster.network(host, network);
        if (isNeighbour(name)) {
            return List.of(Reason.PAGE_SAME_HOST.at(host + "/" + name, "", host));
        }
        var trials = cluster.tried(Trials.in(
                host,
                image,
                network,
                Fetch.CONTROL,
                Fetch.command(name),
                "exec nslookup " + Command.quoted(name) + " 127.0.0.11"));
        var page = trials.get(1);
        var fetch = page.read(Fetch::of);
        if (fetch == Fetch.PAGE && page.output().contains(expect)) {
            return List.of();
        }
        trials.get(0).requireAsControl();
        if (fetch == Fetch.NOT_RESOLVED && resolved(trials.get(2), name)) {
            throw trials.get(2).failedAsControl();
        }
        return List.of(reason(fetch)
                .at(
                        host,
                        fetch == Fetch.PAGE ? expect : "http://" + name + "/",
                        page.lastLine(),
                        Map.of("name", name, "network", network)));
    }

    private boolean isNeighbour(String name) {
        return cluster.containers(host).stream()
                .anyMatch(it ->
                        it.running() && it.name().equals(name) && it.networks().containsKey(network));
    }

    /** Whether the engine's own DNS knew the name, so that it was wget that did not find it. */
    private static boolean resolved(Trial lookup, String name) {
        return lookup.sound().output().lines().anyMatch(it -> it.matches("Name:\\s+" + Pattern.quote(name)));
    }

    private static Reason reason(Fetch fetch) {
        return switch (fetch) {
            case PAGE -> Reason.PAGE_DIFFERS;
            case NOT_RESOLVED -> Reason.PAGE_NAME_NOT_RESOLVED;
            case REFUSED -> Reason.PAGE_REFUSED;
            case NO_ROUTE -> Reason.PAGE_NO_ROUTE;
            case TIMED_OUT -> Reason.PAGE_TIMED_OUT;
            case HTTP_ERROR -> Reason.PAGE_HTTP_ERROR;
        };
    }
}
