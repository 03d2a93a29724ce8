package dev.overlaylab.shell.render;

import dev.overlaylab.checkers.inquiry.Trace;
import dev.overlaylab.checkers.inquiry.Trace.Hop;
import dev.overlaylab.checkers.machine.Command;
import java.util.Optional;

/** What a learner types to look at a hop of a way with their own eyes. */
final class HopCommand {
    private final Trace trace;

    private HopCommand(Trace trace) {
        this.trace = trace;
    }

    /** Nothing where there is no short command for it. */
    static Optional<String> of(Hop hop, Trace trace) {
        return Optional.of(new HopCommand(trace).to(hop.id())).filter(it -> !it.isEmpty());
    }

    private String to(String hop) {
        return switch (hop) {
            case "container" -> docker(there()) + "ps -a --filter name=" + name("name");
            case "network" -> docker(there()) + "network inspect -f '{{.Id}}' " + name("network");
            case "engine", "store" -> docker(there()) + "info | grep -e Cluster -e Swarm -e Manager";
            case "gossip-tcp", "gossip-udp", "gossip" -> "capture gossip";
            case "vxlan" -> "capture vxlan";
            case "address" -> docker(there()) + "inspect -f '{{json .NetworkSettings.Networks}}' " + name("name");
            case "name" ->
                docker(trace.from()) + "run --rm --net=" + name("network") + " busybox nslookup " + known()
                        + " 127.0.0.11";
            case "listening" ->
                docker(trace.from()) + "run --rm --net=" + name("network") + " busybox wget -O- "
                        + quoted("http://" + text("known") + ":" + text("port"));
            case "member" -> docker(text("manager")) + "node ls";
            case "tasks", "task" -> docker(text("manager")) + "service ps " + name("service");
            case "rule" -> ssh() + "sudo iptables -t nat -S DOCKER-INGRESS";
            case "mesh" -> ssh() + "sudo nsenter --net=/run/docker/netns/ingress_sbox cat /proc/net/ip_vs";
            case "virtual" ->
                docker(trace.from()) + "exec " + name("container") + " wget -O- "
                        + quoted("http://" + text("service") + ":" + text("port"));
            default -> "";
        };
    }

    /** As a person would write it: quoted only where bash needs it. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:-]+") ? text : Command.quoted(text);
    }

    private static String docker(String machine) {
        return "docker $(docker-machine config " + quoted(machine) + ") ";
    }

    private String ssh() {
        return "docker-machine ssh " + quoted(trace.from()) + " ";
    }

    private String there() {
        return trace.names().getOrDefault("machine", trace.from());
    }

    private String known() {
        return trace.names().containsKey("known") ? name("known") : name("service");
    }

    private String name(String of) {
        return quoted(text(of));
    }

    private String text(String of) {
        return trace.names().getOrDefault(of, "");
    }
}
