package dev.overlaylab.labs.wire.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a frame apart.
 *
 * <p>By hand: of the packet libraries for Java, those that are kept up need a native one beside them, and none knows VXLAN.
 */
final class Decoder {
    /** Frames within frames, after which nobody would believe it any more. */
    private static final int DEEPEST = 4;

    private static final int ARP = 0x0806;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int VLAN = 0x8100;
    private static final int HEADER = 14;
    private static final int TAG = 4;
    private static final int VXLAN_PORT = 4789;
    private static final int VXLAN_HEADER = 8;
    private static final int VNI_IS_VALID = 0x08;

    private final List<Layer> layers = new ArrayList<>();
    private int depth;

    List<Layer> decode(byte[] frame) {
        ethernet(Bytes.of(frame));
        return layers;
    }

    private void ethernet(Bytes bytes) {
        depth++;
        if (!bytes.has(HEADER) || depth > DEEPEST) {
            layers.add(new Layer.Broken("ethernet"));
            return;
        }
        int header = HEADER;
        int type = bytes.u16(12);
        while (type == VLAN && bytes.has(header + TAG)) {
            type = bytes.u16(header + 2);
            header += TAG;
        }
        layers.add(new Layer.Ethernet(bytes.hardware(6), bytes.hardware(0), type));
        var rest = bytes.from(header);
        switch (type) {
            case ARP -> arp(rest);
            case IPV4 -> new IpDecoder(layers).version4(rest).ifPresent(this::transported);
            case IPV6 -> new IpDecoder(layers).version6(rest).ifPresent(this::transported);
            default -> {}
        }
    }

    private void arp(Bytes bytes) {
        boolean ipv4OverEthernet = bytes.has(28) && bytes.u16(2) == IPV4 && bytes.u8(4) == 6 && bytes.u8(5) == 4;
        layers.add(
                ipv4OverEthernet
                        ? new Layer.Arp(
                                bytes.u16(6) == 1, bytes.hardware(8), bytes.address(14, 4), bytes.address(24, 4))
                        : new Layer.Broken("arp"));
    }

    /** Only UDP wraps whole frames again. */
    private void transported(Bytes datagram) {
        if (layers.get(layers.size() - 1) instanceof Layer.Udp udp && udp.to() == VXLAN_PORT) {
            if (datagram.has(VXLAN_HEADER) && (datagram.u8(0) & VNI_IS_VALID) != 0) {
                layers.add(new Layer.Vxlan(datagram.u24(4)));
                ethernet(datagram.from(VXLAN_HEADER));
            } else {
                layers.add(new Layer.Broken("vxlan"));
            }
        }
    }
}
