package dev.overlaylab.checkers.catalogue.host;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Handshake;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every engine shows a certificate that its clients accept, and answers those that have one.
 *
 * <p>A machine that has docker-machine's files asks with them, as its Docker client does. Where there is no such machine each
 * asks itself, with the authority that its engine trusts, and without a certificate: then the engine must refuse to answer.
 * The control is that the authority is a valid one by itself, and that the client's own certificate is of it.
 */
final class EngineCertificate extends Inquiry {
    private final List<String> machines;
    private final String from;
    private final int port;
    private final String link;

    EngineCertificate(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.engine-certificate",
                        "machines",
                        String.join(", ", it.names("machines")),
                        "port",
                        it.number("port", 2376, 1, 65535)));
        machines = it.names("machines");
        from = it.name("from", "");
        port = it.number("port", 2376, 1, 65535);
        link = it.name("interface", "eth1");
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(machines.stream().map(it -> Trials.links(it).probe()).toList());
        var asked = new LinkedHashMap<String, Trials>();
        boolean client = !from.isEmpty() && isThere(cluster);
        for (var machine : machines) {
            var authority = authority(cluster, machine);
            asked.put(machine, client ? byClient(machine, authority) : byItself(machine, authority));
        }
        cluster.gather(asked.values().stream().map(Trials::probe).toList());
        var findings = new ArrayList<Finding>();
        asked.forEach(
                (machine, trials) -> fault(machine, cluster, trials, client).ifPresent(findings::add));
        return Verdict.of(findings);
    }

    /** Hosts of somebody who only hands them in have no workstation beside them. */
    private boolean isThere(Cluster cluster) {
        try {
            return !cluster.links(from).isEmpty();
        } catch (FindingsError absent) {
            return false;
        }
    }

    private Trials byClient(String machine, String authority) {
        var find = """
                for store in "$MACHINE_STORAGE_PATH" /home/learner/.docker/machine \
                /var/lib/overlaylab/*/home/.docker/machine "$HOME/.docker/machine"; do
                [ ! -s "$store/machines/%1$s/cert.pem" ] || break; done; cd "$store/machines/%1$s" || exit 3
                """.formatted(machine);
        return Trials.on(
                from,
                find + Handshake.command("--cacert ca.pem --cert cert.pem --key key.pem", authority),
                find + "exec openssl verify -CAfile ca.pem cert.pem");
    }

    private static Trials byItself(String machine, String authority) {
        var find = """
                ca=$(sed -n 's/.*"tlscacert"[ ]*:[ ]*"\\([^"]*\\)".*/\\1/p' /etc/docker/daemon.json 2>/dev/null)
                ca=${ca:-/etc/docker/ca.pem}
                """;
        return Trials.on(
                machine,
                find + Handshake.command("--cacert \"$ca\"", authority),
                find + "exec openssl verify -CAfile \"$ca\" \"$ca\"");
    }

    private Optional<Finding> fault(String machine, Cluster cluster, Trials asked, boolean client) {
        var trials = cluster.tried(asked);
        trials.get(1).requireAsControl();
        var handshake = trials.get(0).read(Handshake::of);
        var reason = switch (handshake.kind()) {
            case ANSWERED -> client ? null : Reason.CERTIFICATE_NOT_ASKED;
            case CLIENT_REFUSED -> client ? Reason.CERTIFICATE_REFUSED : null;
            case WRONG_AUTHORITY -> Reason.CERTIFICATE_WRONG_AUTHORITY;
            case EXPIRED -> Reason.CERTIFICATE_EXPIRED;
            case OTHER_NAME -> Reason.CERTIFICATE_OTHER_NAME;
            case NO_TLS -> Reason.CERTIFICATE_NOT_ASKED;
            case NO_ANSWER -> Reason.CERTIFICATE_NO_ANSWER;
        };
        return Optional.ofNullable(reason)
                .map(it -> it.at(
                        machine,
                        authority(cluster, machine),
                        handshake.shown(),
                        Map.of("from", client ? from : machine)));
    }

    private String authority(Cluster cluster, String machine) {
        return cluster.address(machine, link) + ":" + port;
    }
}
