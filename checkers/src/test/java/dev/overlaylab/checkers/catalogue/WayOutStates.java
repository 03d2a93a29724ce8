package dev.overlaylab.checkers.catalogue;

import static dev.overlaylab.checkers.check.Reason.*;
import static dev.overlaylab.checkers.world.DocumentedLab.*;
import static dev.overlaylab.checkers.world.World.DEMO0;
import static dev.overlaylab.checkers.world.World.KEYSTORE;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.util.List;

/** The way to another machine. */
final class WayOutStates {
    private WayOutStates() {}

    static void wayOut(States states) {
        var onlyOne = "2 packets transmitted, 1 received, 50% packet loss, time 1013ms\n";
        var noReply = "2 packets transmitted, 0 received, 100% packet loss, time 1013ms\n";
        states.passes("a reply got lost", WAY_OUT, it -> it.answers(DEMO0, "ping -n", 0, onlyOne));
        states.passes("the bridge has another range", WAY_OUT, it -> {
            it.network(
                    DEMO0,
                    "docker_gwbridge",
                    net -> States.like(net, net.id(), net.driver(), net.scope(), "10.88.0.0/16"));
            it.answers(
                    DEMO0, "route get", 0, "[{\"dst\":\"192.168.99.100\",\"gateway\":\"10.88.0.1\",\"dev\":\"eth2\"}]");
        });
        states.passes("to another interface", OTHER_WAY_OUT, it -> {
            it.answers(DEMO0, "ping -n", 1, noReply);
            it.answers(DEMO0, "-W 3 '10.0.2.15'", 0, onlyOne);
        });
        states.state(
                "an internal network",
                WAY_OUT,
                WAY_OUT_NO_ROUTE,
                it -> it.answers(DEMO0, "route get", 2, "RTNETLINK answers: Network is unreachable\n"));
        states.state(
                "by docker0",
                WAY_OUT,
                WAY_OUT_NOT_BY_GATEWAY,
                it -> it.answers(
                        DEMO0,
                        "route get",
                        0,
                        "[{\"dst\":\"192.168.99.100\",\"gateway\":\"172.17.0.1\",\"dev\":\"eth0\"}]"));
        states.state(
                "directly",
                WAY_OUT,
                WAY_OUT_NOT_BY_GATEWAY,
                it -> it.answers(DEMO0, "route get", 0, "[{\"dst\":\"192.168.99.100\",\"dev\":\"eth1\"}]"));
        states.state("no masquerading", WAY_OUT, WAY_OUT_NO_REPLY, it -> {
            it.answers(DEMO0, "-n ping", 1, noReply);
        });
        states.state(
                "the other machine is silent to the host as well",
                WAY_OUT,
                CANNOT_CONTROL_FAILED,
                it -> it.answers(DEMO0, "ping -n", 1, noReply));
        states.state(
                "no ping",
                WAY_OUT,
                CANNOT_TOOL_MISSING,
                it -> it.answers(DEMO0, "-n ping", 127, "nsenter: failed to execute ping"));
        states.state(
                "ping has no right to",
                WAY_OUT,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(DEMO0, "-n ping", 2, "ping: socket: Operation not permitted"));
        states.state(
                "ip does not know it",
                WAY_OUT,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(DEMO0, "route get", 1, "Error: any valid prefix is expected"));
        states.state(
                "ip finds no route and says nothing",
                WAY_OUT,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(DEMO0, "route get", 0, "[]"));
        states.state(
                "no address there",
                WAY_OUT,
                INTERFACE_NO_ADDRESS,
                it -> it.answers(KEYSTORE, "ip -j -4 addr", 0, "[]"));
        states.state("the target does not exist", WAY_OUT, MACHINE_ABSENT, it -> it.silent(KEYSTORE, Cause.ABSENT, ""));
        states.state(
                "the target is down", WAY_OUT, CANNOT_UNREACHABLE, it -> it.silent(KEYSTORE, Cause.UNREACHABLE, ""));
        states.state("no docker_gwbridge", WAY_OUT, NETWORK_ABSENT, it -> it.withoutNetwork(DEMO0, "docker_gwbridge"));
        states.state("removed", WAY_OUT, CONTAINER_ABSENT, it -> it.containers.put(DEMO0, List.of()));
        states.state(
                "exited",
                WAY_OUT,
                CONTAINER_NOT_RUNNING,
                it -> it.containers.put(DEMO0, List.of(States.exited("web"))));
    }
}
