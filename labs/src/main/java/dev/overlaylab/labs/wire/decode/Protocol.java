package dev.overlaylab.labs.wire.decode;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is told apart on a lab's wire; those that say more come first. */
public enum Protocol {
    ARP,
    /** Containers' frames between hosts: UDP 4789. */
    VXLAN,
    /** Encrypted packets, of overlay networks made with {@code --opt encrypted}. */
    ESP,
    /** Engines tell each other who is where: 7946, TCP and UDP. */
    GOSSIP,
    /** Key-value stores as engines use them: Consul 8500, etcd 2379 and 4001, ZooKeeper 2181. */
    STORE,
    /** Swarm mode's managers: 2377. */
    RAFT,
    /** Consul's servers and agents among themselves: 8300 to 8302. */
    CONSUL,
    /** The engine's API: 2375 and 2376. */
    ENGINE,
    DNS,
    SSH,
    ICMP,
    TCP,
    UDP,
    IP,
    OTHER;

    private static final Map<Integer, Protocol> BY_PORT = Map.ofEntries(
            Map.entry(4789, VXLAN),
            Map.entry(7946, GOSSIP),
            Map.entry(8500, STORE),
            Map.entry(2379, STORE),
            Map.entry(4001, STORE),
            Map.entry(2181, STORE),
            Map.entry(2377, RAFT),
            Map.entry(8300, CONSUL),
            Map.entry(8301, CONSUL),
            Map.entry(8302, CONSUL),
            Map.entry(2375, ENGINE),
            Map.entry(2376, ENGINE),
            Map.entry(53, DNS),
            Map.entry(22, SSH));

    /** What is typed and written for it, such as {@code vxlan}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Protocol> named(String id) {
        return Arrays.stream(values())
                .filter(it -> it.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /** All ids, in order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Protocol::id).toList();
    }

    static Set<Protocol> of(Layer layer) {
        if (layer instanceof Layer.Arp) {
            return EnumSet.of(ARP);
        } else if (layer instanceof Layer.Vxlan) {
            return EnumSet.of(VXLAN);
        } else if (layer instanceof Layer.Esp) {
            return EnumSet.of(ESP, IP);
        } else if (layer instanceof Layer.Icmp) {
            return EnumSet.of(ICMP, IP);
        } else if (layer instanceof Layer.Tcp tcp) {
            return ofPorts(TCP, tcp.from(), tcp.to());
        } else if (layer instanceof Layer.Udp udp) {
            return ofPorts(UDP, udp.from(), udp.to());
        } else if (layer instanceof Layer.Ip) {
            return EnumSet.of(IP);
        }
        return EnumSet.noneOf(Protocol.class);
    }

    /** VXLAN goes by its layer, since any client may happen to have its port number. */
    private static Set<Protocol> ofPorts(Protocol carrier, int from, int to) {
        var found = EnumSet.of(carrier, IP);
        var byPort = BY_PORT.containsKey(to) ? BY_PORT.get(to) : BY_PORT.get(from);
        if (byPort != null && byPort != VXLAN) {
            found.add(byPort);
        }
        return found;
    }
}
