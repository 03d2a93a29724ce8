package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.path.IngressRule;
import dev.overlaylab.i18n.Text;
import java.util.List;

/** Every machine has the rule that sends a published port into the ingress network, in a chain that packets get to. */
final class IngressDnat extends Inquiry {
    private final List<String> machines;
    private final int port;
    private final String protocol;

    IngressDnat(String id, Parameters it) {
        this(
                id,
                it.names("machines"),
                it.number("port", 80, 1, 65535),
                it.oneOf("protocol", "tcp", List.of("tcp", "udp", "sctp")));
    }

    private IngressDnat(String id, List<String> machines, int port, String protocol) {
        super(id, Text.of("check.ingress-dnat", "machines", String.join(", ", machines), "port", port));
        this.machines = List.copyOf(machines);
        this.port = port;
        this.protocol = protocol;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        var rules =
                machines.stream().map(it -> new IngressRule(it, protocol, port)).toList();
        cluster.gather(rules.stream().flatMap(it -> it.probes().stream()).toList());
        return Verdict.of(
                rules.stream().flatMap(it -> it.findings(cluster).stream()).toList());
    }
}
