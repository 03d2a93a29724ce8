package dev.overlaylab.checkers.catalogue;

import static dev.overlaylab.checkers.check.Reason.*;
import static dev.overlaylab.checkers.world.DocumentedLab.*;
import static dev.overlaylab.checkers.world.World.DEMO0;
import static dev.overlaylab.checkers.world.World.DEMO1;

import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The overlay and the gateway bridge. */
final class NetworkStates {
    private NetworkStates() {}

    static void overlay(States states) {
        states.passes(
                "any subnet, the same on both",
                ANY_OVERLAY,
                it -> List.of(DEMO0, DEMO1)
                        .forEach(demo -> it.network(
                                demo,
                                "my-net",
                                net -> States.like(net, net.id(), "overlay", "global", "10.0.0.0/24"))));
        states.passes(
                "shared in Swarm mode, as wished",
                SWARM_OVERLAY,
                it -> List.of(DEMO0, DEMO1)
                        .forEach(demo -> it.network(
                                demo, "my-net", net -> States.like(net, net.id(), "overlay", "swarm", "10.0.9.0/24"))));
        states.twice(
                "shared by a cluster store, where Swarm mode is wished",
                SWARM_OVERLAY,
                NETWORK_SCOPE_DIFFERS,
                it -> {});
        states.state("on one machine only", OVERLAY, NETWORK_ABSENT, it -> it.withoutNetwork(DEMO1, "my-net"));
        states.twice("not created", OVERLAY, NETWORK_ABSENT, it -> {
            it.withoutNetwork(DEMO0, "my-net");
            it.withoutNetwork(DEMO1, "my-net");
        });
        states.state(
                "a local bridge of that name",
                OVERLAY,
                NETWORK_DRIVER_DIFFERS,
                it -> it.network(DEMO1, "my-net", net -> States.like(net, "other", "bridge", "local", "10.0.9.0/24")));
        states.state(
                "a swarm-scoped overlay",
                OVERLAY,
                NETWORK_SCOPE_DIFFERS,
                it -> it.network(
                        DEMO1, "my-net", net -> States.like(net, net.id(), "overlay", "swarm", "10.0.9.0/24")));
        states.state(
                "same name, other ID",
                OVERLAY,
                NETWORK_ID_DIFFERS,
                it -> it.network(
                        DEMO1, "my-net", net -> States.like(net, "other", "overlay", "global", "10.0.9.0/24")));
        states.state(
                "an ID that differs in its last digit",
                OVERLAY,
                NETWORK_ID_DIFFERS,
                it -> it.network(
                        DEMO1,
                        "my-net",
                        net -> States.like(net, net.id().substring(0, 63) + "f", "overlay", "global", "10.0.9.0/24")));
        states.twice(
                "another subnet",
                OVERLAY,
                NETWORK_SUBNET_DIFFERS,
                it -> List.of(DEMO0, DEMO1)
                        .forEach(demo -> it.network(
                                demo,
                                "my-net",
                                net -> States.like(net, net.id(), "overlay", "global", "10.0.8.0/24"))));
        states.twice(
                "a subnet that is larger",
                OVERLAY,
                NETWORK_SUBNET_DIFFERS,
                it -> List.of(DEMO0, DEMO1)
                        .forEach(demo -> it.network(
                                demo,
                                "my-net",
                                net -> States.like(net, net.id(), "overlay", "global", "10.0.9.0/16"))));
        states.state(
                "subnets that differ from each other",
                ANY_OVERLAY,
                NETWORK_SUBNET_DIFFERS,
                it -> it.network(
                        DEMO1, "my-net", net -> States.like(net, net.id(), "overlay", "global", "10.0.8.0/24")));
        states.state("two of that name", OVERLAY, NETWORK_AMBIGUOUS, it -> {
            var both = new ArrayList<>(it.networks.getOrDefault(DEMO1, List.of()));
            both.add(World.network("my-net", "bridge", "local", "10.0.9.0/24", Map.of()));
            it.networks.put(DEMO1, both);
        });
    }

    static void gateway(States states) {
        states.passes(
                "made by hand, in another range, with what matters",
                GATEWAY,
                it -> it.network(
                        DEMO1,
                        "docker_gwbridge",
                        net -> World.network(
                                "docker_gwbridge",
                                "bridge",
                                "local",
                                "10.88.0.0/16",
                                Map.of("com.docker.network.bridge.enable_icc", "false", "mine", "yes"))));
        states.passes("a bridge of another name", OTHER_GATEWAY, it -> {
            it.network(DEMO0, "docker_gwbridge", NetworkStates::renamed);
            it.network(DEMO1, "docker_gwbridge", NetworkStates::renamed);
        });
        states.state("not on every host", GATEWAY, NETWORK_ABSENT, it -> it.withoutNetwork(DEMO1, "docker_gwbridge"));
        states.state(
                "made by hand",
                GATEWAY,
                NETWORK_OPTION_DIFFERS,
                it -> it.network(
                        DEMO1,
                        "docker_gwbridge",
                        net -> World.network("docker_gwbridge", "bridge", "local", "172.18.0.0/16", Map.of())));
        states.state(
                "no masquerading",
                GATEWAY,
                NETWORK_OPTION_DIFFERS,
                it -> it.network(
                        DEMO1,
                        "docker_gwbridge",
                        net -> World.network(
                                "docker_gwbridge",
                                "bridge",
                                "local",
                                "172.18.0.0/16",
                                Map.of(
                                        "com.docker.network.bridge.enable_icc", "false",
                                        "com.docker.network.bridge.enable_ip_masquerade", "false"))));
        states.state(
                "a macvlan of that name",
                GATEWAY,
                NETWORK_DRIVER_DIFFERS,
                it -> it.network(
                        DEMO1,
                        "docker_gwbridge",
                        net -> States.like(net, net.id(), "macvlan", "local", "172.18.0.0/16")));
        states.state(
                "not local",
                GATEWAY,
                NETWORK_SCOPE_DIFFERS,
                it -> it.network(
                        DEMO1,
                        "docker_gwbridge",
                        net -> States.like(net, net.id(), "bridge", "swarm", "172.18.0.0/16")));
    }

    private static NetworkState renamed(NetworkState it) {
        return new NetworkState(
                it.id(), "my-way-out", it.driver(), it.scope(), it.internal(), it.subnets(), it.options(), it.labels());
    }
}
