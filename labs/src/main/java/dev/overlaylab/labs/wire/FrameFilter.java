package dev.overlaylab.labs.wire;

import dev.overlaylab.labs.wire.decode.Layer;
import dev.overlaylab.labs.wire.decode.Packet;
import dev.overlaylab.labs.wire.decode.Protocol;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which frames are wanted: those that match one of each kind of wish; no wish of a kind is no limit.
 *
 * @param protocols of any layer, wrapped ones too
 * @param addresses of machines, as sender or receiver
 * @param ports of TCP or UDP on either side, of any layer
 */
public record FrameFilter(Set<Protocol> protocols, Set<String> addresses, Set<Integer> ports) {
    /** Wants everything. */
    public static final FrameFilter ALL = new FrameFilter(Set.of(), Set.of(), Set.of());

    public FrameFilter {
        protocols = Set.copyOf(protocols);
        addresses = Set.copyOf(addresses);
        ports = Set.copyOf(ports);
    }

    /** Whether a frame is wanted. */
    public boolean wants(Packet packet) {
        return (protocols.isEmpty() || !Collections.disjoint(protocols, packet.protocols()))
                && (addresses.isEmpty() || ofMachines(packet.outer()))
                && (ports.isEmpty() || packet.layers().stream().anyMatch(this::hasPort));
    }

    private boolean ofMachines(Packet outer) {
        var ends = new HashSet<String>();
        for (var layer : outer.layers()) {
            if (layer instanceof Layer.Ip ip) {
                ends.add(ip.from());
                ends.add(ip.to());
            } else if (layer instanceof Layer.Arp arp) {
                ends.add(arp.sender());
                ends.add(arp.target());
            } else if (layer instanceof Layer.Ethernet ethernet) {
                ends.add(addressOf(ethernet.from()));
                ends.add(addressOf(ethernet.to()));
            }
        }
        return !Collections.disjoint(addresses, ends);
    }

    private boolean hasPort(Layer layer) {
        return (layer instanceof Layer.Tcp tcp && (ports.contains(tcp.from()) || ports.contains(tcp.to())))
                || (layer instanceof Layer.Udp udp && (ports.contains(udp.from()) || ports.contains(udp.to())));
    }

    /** Machines made here have hardware addresses that follow from their IPv4 address; of others it is nonsense. */
    private static String addressOf(String hardware) {
        if (!hardware.toLowerCase(Locale.ROOT).startsWith("52:54:")) {
            return hardware;
        }
        var parts = hardware.split(":", -1);
        var address = new StringBuilder();
        for (int i = 2; i < parts.length; i++) {
            address.append(i == 2 ? "" : ".").append(Integer.parseInt(parts[i], 16));
        }
        return address.toString();
    }
}
