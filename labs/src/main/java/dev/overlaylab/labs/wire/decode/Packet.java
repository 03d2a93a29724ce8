package dev.overlaylab.labs.wire.decode;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A frame that was read.
 *
 * @param layers from the outermost inwards; at least one */
public record Packet(List<Layer> layers) {
    public Packet {
        layers = List.copyOf(layers);
    }

    /** Reads a frame. Never fails: where it cannot go on, the last layer says so. */
    public static Packet of(byte[] frame) {
        return new Packet(new Decoder().decode(frame));
    }

    /** The outermost layer of a kind. */
    public <T extends Layer> Optional<T> first(Class<T> kind) {
        return layers.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** What a container's frame is wrapped in, and what is wrapped; empty when it is no VXLAN. */
    public Optional<Packet> inner() {
        for (int i = 0; i + 1 < layers.size(); i++) {
            if (layers.get(i) instanceof Layer.Vxlan) {
                return Optional.of(new Packet(layers.subList(i + 1, layers.size())));
            }
        }
        return Optional.empty();
    }

    /** The layers up to and with the VXLAN wrapping; all of them when there is none. */
    public Packet outer() {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof Layer.Vxlan) {
                return new Packet(layers.subList(0, i + 1));
            }
        }
        return this;
    }

    /** Every protocol that has a part in it, wrapped ones too. */
    public Set<Protocol> protocols() {
        var found = EnumSet.noneOf(Protocol.class);
        for (var layer : layers) {
            found.addAll(Protocol.of(layer));
        }
        if (found.isEmpty()) {
            found.add(Protocol.OTHER);
        }
        return found;
    }

    /** The protocol that says most about it, not looking into what is wrapped. */
    public Protocol main() {
        return outer().protocols().iterator().next();
    }
}
