package dev.overlaylab.shell.grade.output;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.machine.Command;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a student types to see with their own eyes what a finding says. */
final class LookYourself {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

    private final String machine;
    private final String container;

    private LookYourself(String where) {
        var parts = where.split("/", 2);
        this.machine = parts[0];
        this.container = parts.length > 1 ? parts[1] : "";
    }

    /** Nothing where the machine has no plain name, or there is no short command for it. */
    static Optional<String> of(Finding finding) {
        var look = new LookYourself(finding.where());
        if (!NAME.matcher(look.machine).matches()
                || (!look.container.isEmpty() && !NAME.matcher(look.container).matches())) {
            return Optional.empty();
        }
        return Optional.of(look.command(finding.reason(), finding.details().getOrDefault("network", "")))
                .filter(it -> !it.isEmpty());
    }

    private String command(String reason, String network) {
        return switch (reason.substring(0, Math.max(0, reason.indexOf('.')))) {
            case "network" ->
                NAME.matcher(network).matches() ? docker("network inspect " + network) : docker("network ls");
            case "container", "compose" -> docker("ps -a --no-trunc");
            case "engine", "store" -> docker("info");
            case "consul" -> ssh("curl -s localhost:8500/v1/status/leader");
            case "interface" -> container.isEmpty() ? ssh("ip addr") : docker("exec " + container + " ip addr");
            case "route" -> container.isEmpty() ? ssh("ip route") : docker("exec " + container + " ip route");
            case "dns" -> container.isEmpty() ? "" : docker("exec " + container + " cat /etc/resolv.conf");
            case "swarm" -> docker("node ls");
            case "service", "published", "spread" -> docker("service ls");
            case "ingress" -> ssh("sudo iptables -t nat -S DOCKER-INGRESS");
            case "host", "port" -> ssh("uname -a; ip addr");
            case "machine" -> "docker-machine ls";
            default -> "";
        };
    }

    private String docker(String words) {
        return "docker $(docker-machine config " + machine + ") " + words;
    }

    private String ssh(String words) {
        return "docker-machine ssh " + machine + " " + Command.quoted(words);
    }
}
