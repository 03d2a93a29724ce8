package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Resolver;
import dev.overlaylab.checkers.inquiry.Inside;
import java.util.List;

/** Assertions about a container's DNS resolver, as its {@code resolv.conf} has it. */
public final class ResolverAssert extends FactAssert<ResolverAssert> {
    private final ContainerAssert container;

    ResolverAssert(ContainerAssert whole) {
        super(whole, ResolverAssert.class);
        this.container = whole;
    }

    /**
     * The server it asks first is this one; {@code 127.0.0.11} is the engine's own.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").resolver().asksFirst("127.0.0.11");
     * // fails with dns.server-differs
     * assertThat(cluster).host("mh-keystore").container("consul").resolver().asksFirst("127.0.0.11");
     * }</pre>
     */
    public ResolverAssert asksFirst(String server) {
        return holds(() -> {
            var servers = resolver().servers();
            return !servers.isEmpty() && servers.get(0).equals(server)
                    ? List.of()
                    : List.of(Reason.DNS_SERVER_DIFFERS.at(container.where(), server, String.join(", ", servers)));
        });
    }

    /**
     * It asks for every name as it is, before any search list: {@code ndots:0}.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").resolver().asksForNamesAsTheyAre();
     * // fails with dns.ndots-differs
     * assertThat(cluster).host("mh-keystore").container("consul").resolver().asksForNamesAsTheyAre();
     * }</pre>
     */
    public ResolverAssert asksForNamesAsTheyAre() {
        return holds(() -> {
            var options = resolver().options();
            return options.contains("ndots:0")
                    ? List.of()
                    : List.of(Reason.DNS_NDOTS_DIFFERS.at(container.where(), "ndots:0", String.join(" ", options)));
        });
    }

    private Resolver resolver() {
        cluster.running(container.host, container.name);
        return cluster.tried(Inside.of(container.host, container.name))
                .get(Inside.RESOLVER)
                .read(Resolver::of);
    }
}
