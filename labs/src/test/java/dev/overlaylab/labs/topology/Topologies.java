package dev.overlaylab.labs.topology;

import dev.overlaylab.labs.topology.Topology.Attachment;
import dev.overlaylab.labs.topology.Topology.Container;
import dev.overlaylab.labs.topology.Topology.Host;
import dev.overlaylab.labs.topology.Topology.Network;
import dev.overlaylab.labs.topology.Topology.Node;
import dev.overlaylab.labs.topology.Topology.Presence;
import dev.overlaylab.labs.topology.Topology.Service;
import java.util.List;

/** Clusters as the labs build them. */
final class Topologies {
    static final Network MY_NET =
            new Network("5f2c" + "0".repeat(60), "my-net", "overlay", "global", List.of("10.0.9.0/24"), "");
    static final Network WAY_OUT =
            new Network("d0c" + "1".repeat(61), "docker_gwbridge", "bridge", "local", List.of("172.18.0.0/16"), "");
    private static final String STORE = "consul://192.168.99.100:8500";

    private Topologies() {}

    static Network bridge(String host) {
        return new Network("b" + host, "bridge", "bridge", "local", List.of("172.17.0.0/16"), "");
    }

    static Attachment on(Network network, String address) {
        return new Attachment(network.id(), network.name(), address);
    }

    static Host keystore() {
        var bridge = bridge("mh-keystore");
        var consul = new Container(
                "consul",
                "progrium/consul",
                "running",
                List.of("0.0.0.0:8500->8500/tcp"),
                List.of(on(bridge, "172.17.0.2")));
        return new Host(
                "mh-keystore", "192.168.99.100", Presence.RUNNING, "20.10.5", "", "", List.of(bridge), List.of(consul));
    }

    static Host engine(String name, String address, List<Network> networks, List<Container> containers) {
        return new Host(name, address, Presence.RUNNING, "20.10.5", STORE, address + ":2376", networks, containers);
    }

    static Container web() {
        return new Container(
                "web", "nginx", "running", List.of(), List.of(on(MY_NET, "10.0.9.2"), on(WAY_OUT, "172.18.0.2")));
    }

    /** Two engines on one store, an overlay, a container on it and one that has ended. */
    static Topology overlay() {
        var idle = new Container("old", "busybox", "exited", List.of(), List.of());
        return new Topology(
                List.of(
                        keystore(),
                        engine(
                                "mhs-demo0",
                                "192.168.99.101",
                                List.of(bridge("mhs-demo0"), WAY_OUT, MY_NET),
                                List.of(idle, web())),
                        engine("mhs-demo1", "192.168.99.102", List.of(bridge("mhs-demo1"), MY_NET), List.of())),
                List.of(),
                List.of(),
                List.of("192.168.99.101:2376", "192.168.99.102:2376"));
    }

    /** The same with a swarm, and names that somebody chose who means no good. */
    static Topology swarm(String name) {
        var node = new Node("mhs-demo1", "manager", "drain", "ready", true);
        var service = new Service(name, "nginx", 2, 3, List.of("80->80/tcp"));
        return new Topology(overlay().hosts(), List.of(node), List.of(service), List.of());
    }
}
