package dev.overlaylab.checkers.catalogue;

import static dev.overlaylab.checkers.check.Reason.*;
import static dev.overlaylab.checkers.world.DocumentedLab.*;
import static dev.overlaylab.checkers.world.World.DEMO0;
import static dev.overlaylab.checkers.world.World.DEMO1;

import dev.overlaylab.checkers.world.World;
import java.util.List;

/** A container, its resolver and its interfaces. */
final class ContainerStates {
    private ContainerStates() {}

    static void web(States states) {
        states.passes(
                "the image with a tag",
                WEB,
                it -> it.containers.put(
                        DEMO0, List.of(World.container("web", "library/nginx:1.18", "my-net", "10.0.9.9", 24))));
        states.state("removed", WEB, CONTAINER_ABSENT, it -> it.containers.put(DEMO0, List.of()));
        states.state(
                "only web2",
                WEB,
                CONTAINER_ABSENT,
                it -> it.containers.put(DEMO0, List.of(World.container("web2", "nginx", "my-net", "10.0.9.2", 24))));
        states.state("on the other host", WEB, CONTAINER_ELSEWHERE, it -> {
            it.containers.put(DEMO1, it.containers.getOrDefault(DEMO0, List.of()));
            it.containers.put(DEMO0, List.of());
        });
        states.state(
                "exited", WEB, CONTAINER_NOT_RUNNING, it -> it.containers.put(DEMO0, List.of(States.exited("web"))));
        states.state(
                "on the default bridge",
                WEB,
                CONTAINER_NOT_ON_NETWORK,
                it -> it.containers.put(DEMO0, List.of(World.container("web", "nginx", "bridge", "172.17.0.2", 16))));
        states.state(
                "another image",
                WEB,
                CONTAINER_IMAGE_DIFFERS,
                it -> it.containers.put(DEMO0, List.of(World.container("web", "busybox", "my-net", "10.0.9.2", 24))));
        states.state(
                "an image that only ends alike",
                WEB,
                CONTAINER_IMAGE_DIFFERS,
                it -> it.containers.put(
                        DEMO0, List.of(World.container("web", "notnginx:latest", "my-net", "10.0.9.2", 24))));
    }

    static void dns(States states) {
        states.state(
                "on the host's resolver",
                DNS,
                DNS_SERVER_DIFFERS,
                it -> it.answers(DEMO0, "resolv.conf", 0, "nameserver 10.0.2.3\n"));
        states.state(
                "embedded DNS second",
                DNS,
                DNS_SERVER_DIFFERS,
                it -> it.answers(
                        DEMO0, "resolv.conf", 0, "nameserver 8.8.8.8\nnameserver 127.0.0.11\noptions ndots:0\n"));
        states.state(
                "no nameserver",
                DNS,
                DNS_SERVER_DIFFERS,
                it -> it.answers(DEMO0, "resolv.conf", 0, "# nameserver 127.0.0.11\n"));
        states.state(
                "ndots:1",
                DNS,
                DNS_NDOTS_DIFFERS,
                it -> it.answers(DEMO0, "resolv.conf", 0, "nameserver 127.0.0.11\noptions ndots:1\n"));
        states.passes(
                "more options",
                DNS,
                it -> it.answers(
                        DEMO0,
                        "resolv.conf",
                        0,
                        "search example.org\nnameserver 127.0.0.11\noptions edns0 ndots:0 trust-ad\n"));
        states.state("no such container", DNS, CONTAINER_ABSENT, it -> it.containers.put(DEMO0, List.of()));
        states.state(
                "exited", DNS, CONTAINER_NOT_RUNNING, it -> it.containers.put(DEMO0, List.of(States.exited("web"))));
        states.state(
                "the file cannot be read",
                DNS,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(DEMO0, "resolv.conf", 1, "cat: /proc/9: No such file"));
        states.state(
                "the container ended meanwhile",
                DNS,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(DEMO0, "resolv.conf", World.NO_FRAME, "Error: No such container: web"));
    }

    static void interfaces(States states) {
        states.state(
                "a local bridge of that name",
                INTERFACES,
                NETWORK_DRIVER_DIFFERS,
                it -> it.network(DEMO0, "my-net", net -> States.like(net, "other", "bridge", "local", "10.0.9.0/24")));
        states.passes("the other way round", INTERFACES, it -> {
            it.answers(
                    DEMO0,
                    "-n ip -j -4 addr",
                    0,
                    World.inside(1450, 1500)
                            .replace("eth0", "ethX")
                            .replace("eth1", "eth0")
                            .replace("ethX", "eth1"));
            it.answers(DEMO0, "route show", 0, "[{\"dst\":\"default\",\"gateway\":\"172.18.0.1\",\"dev\":\"eth0\"}]");
        });
        states.state(
                "another MTU",
                INTERFACES,
                INTERFACE_MTU_DIFFERS,
                it -> it.answers(DEMO0, "-n ip -j -4 addr", 0, World.inside(1400, 1500)));
        states.state(
                "another MTU at the gateway",
                INTERFACES,
                INTERFACE_MTU_DIFFERS,
                it -> it.answers(DEMO0, "-n ip -j -4 addr", 0, World.inside(1450, 1400)));
        states.twice(
                "no interfaces",
                INTERFACES,
                INTERFACE_ABSENT,
                it -> it.answers(
                        DEMO0,
                        "-n ip -j -4 addr",
                        0,
                        "[{\"ifname\":\"lo\",\"mtu\":65536,\"addr_info\":[{\"local\":\"127.0.0.1\"}]}]"));
        states.state(
                "no default route",
                INTERFACES,
                ROUTE_DEFAULT_ABSENT,
                it -> it.answers(DEMO0, "route show", 0, "[{\"dst\":\"10.0.9.0/24\",\"dev\":\"eth0\"}]"));
        states.state(
                "default route over the overlay",
                INTERFACES,
                ROUTE_DEFAULT_DIFFERS,
                it -> it.answers(
                        DEMO0, "route show", 0, "[{\"dst\":\"default\",\"gateway\":\"10.0.9.1\",\"dev\":\"eth0\"}]"));
        states.state(
                "another gateway",
                INTERFACES,
                ROUTE_DEFAULT_DIFFERS,
                it -> it.answers(
                        DEMO0,
                        "route show",
                        0,
                        "[{\"dst\":\"default\",\"gateway\":\"172.18.0.99\",\"dev\":\"eth1\"}]"));
        states.state(
                "no docker_gwbridge", INTERFACES, NETWORK_ABSENT, it -> it.withoutNetwork(DEMO0, "docker_gwbridge"));
        states.state(
                "not on the network",
                INTERFACES,
                CONTAINER_NOT_ON_NETWORK,
                it -> it.containers.put(DEMO0, List.of(World.container("web", "nginx", "bridge", "172.17.0.2", 16))));
        states.state("removed", INTERFACES, CONTAINER_ABSENT, it -> it.containers.put(DEMO0, List.of()));
        states.state(
                "exited",
                INTERFACES,
                CONTAINER_NOT_RUNNING,
                it -> it.containers.put(DEMO0, List.of(States.exited("web"))));
        states.state(
                "no nsenter",
                INTERFACES,
                CANNOT_TOOL_MISSING,
                it -> it.answers(DEMO0, "-n ip -j -4 addr", 127, "sh: 1: exec: nsenter: not found"));
    }
}
