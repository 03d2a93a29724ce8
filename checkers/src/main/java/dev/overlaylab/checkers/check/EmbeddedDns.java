package dev.overlaylab.checkers.check;

import dev.overlaylab.i18n.Text;

/** A container's resolver asks the engine's embedded DNS first, for every name. */
final class EmbeddedDns extends Inquiry {
    private final String machine;
    private final String container;
    private final String server;

    EmbeddedDns(String id, String machine, String container, String server) {
        super(id, Text.of("check.embedded-dns", "machine", machine, "container", container, "server", server));
        this.machine = machine;
        this.container = container;
        this.server = server;
    }

    @Override
    Verdict conclude(Answers answers) {
        answers.running(machine, container);
        var where = machine + "/" + container;
        var resolver = answers.tried(Inside.of(machine, container)).get(Inside.RESOLVER);
        if (resolver.sound().exitCode() != 0) {
            throw resolver.unclear();
        }
        var lines = resolver.output().lines().map(String::strip).toList();
        var servers = lines.stream()
                .filter(it -> it.matches("nameserver\\s.*"))
                .map(it -> it.substring("nameserver".length()).strip())
                .toList();
        if (servers.isEmpty() || !servers.get(0).equals(server)) {
            throw Reason.DNS_SERVER_DIFFERS.settles(where, server, String.join(", ", servers));
        }
        var options = lines.stream()
                .filter(it -> it.matches("options\\s.*"))
                .map(it -> it.substring("options".length()).strip())
                .toList();
        if (options.stream().noneMatch(it -> it.matches("(.*\\s)?ndots:0(\\s.*)?"))) {
            throw Reason.DNS_NDOTS_DIFFERS.settles(where, "ndots:0", String.join(" ", options));
        }
        return Verdict.pass();
    }
}
