package dev.overlaylab.labs.wire.decode;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Reads IP and what it carries; hands back the payload of a datagram, in which there may be more. */
final class IpDecoder {
    private static final int ICMP4 = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ESP = 50;
    private static final int ICMP6 = 58;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int DESTINATION = 60;
    private static final int HEADER4 = 20;
    private static final int HEADER6 = 40;
    private static final int OFFSET = 0x1fff;
    private static final String[] FLAGS = {"FIN", "SYN", "RST", "PSH", "ACK"};

    private final List<Layer> layers;

    IpDecoder(List<Layer> layers) {
        this.layers = layers;
    }

    Optional<Bytes> version4(Bytes bytes) {
        int header = bytes.has(HEADER4) ? (bytes.u8(0) & 0x0f) * 4 : 0;
        if (header < HEADER4 || bytes.u8(0) >> 4 != 4 || !bytes.has(header)) {
            return broken("ip");
        }
        boolean fragment = (bytes.u16(6) & OFFSET) != 0;
        layers.add(new Layer.Ip(4, bytes.address(12, 4), bytes.address(16, 4), bytes.u8(9), fragment));
        return fragment
                ? Optional.empty()
                : carried(4, bytes.u8(9), bytes.first(bytes.u16(2)), header, bytes.u16(2) - header);
    }

    Optional<Bytes> version6(Bytes bytes) {
        if (!bytes.has(HEADER6) || bytes.u8(0) >> 4 != 6) {
            return broken("ip");
        }
        var whole = bytes.first(HEADER6 + bytes.u16(4));
        int next = bytes.u8(6);
        int at = HEADER6;
        boolean fragment = false;
        while ((next == HOP_BY_HOP || next == ROUTING || next == DESTINATION || next == FRAGMENT)
                && whole.has(at + 8)) {
            fragment |= next == FRAGMENT && whole.u16(at + 2) >> 3 != 0;
            int length = next == FRAGMENT ? 8 : 8 + whole.u8(at + 1) * 8;
            next = whole.u8(at);
            at += length;
        }
        layers.add(new Layer.Ip(6, bytes.address(8, 16), bytes.address(24, 16), next, fragment));
        return fragment ? Optional.empty() : carried(6, next, whole, at, HEADER6 + bytes.u16(4) - at);
    }

    /**
     * What is in a packet.
     *
     * @param size how much of it there was on the wire, which may be more than was kept
     */
    private Optional<Bytes> carried(int version, int protocol, Bytes packet, int header, int size) {
        var bytes = packet.from(Math.min(header, packet.length()));
        return switch (protocol) {
            case TCP -> tcp(bytes, size);
            case UDP -> udp(bytes);
            case ESP -> esp(bytes);
            case ICMP4, ICMP6 -> icmp(version, bytes);
            default -> Optional.empty();
        };
    }

    private Optional<Bytes> tcp(Bytes bytes, int size) {
        int header = bytes.has(14) ? (bytes.u8(12) >> 4) * 4 : 0;
        if (header < 20) {
            return broken("tcp");
        }
        var flags = new StringJoiner(" ");
        for (int bit = 0; bit < FLAGS.length; bit++) {
            if ((bytes.u8(13) & 1 << bit) != 0) {
                flags.add(FLAGS[bit]);
            }
        }
        layers.add(new Layer.Tcp(bytes.u16(0), bytes.u16(2), flags.toString(), Math.max(0, size - header)));
        return Optional.empty();
    }

    private Optional<Bytes> udp(Bytes bytes) {
        if (!bytes.has(8) || bytes.u16(4) < 8) {
            return broken("udp");
        }
        layers.add(new Layer.Udp(bytes.u16(0), bytes.u16(2), bytes.u16(4) - 8));
        return Optional.of(bytes.first(bytes.u16(4)).from(8));
    }

    private Optional<Bytes> esp(Bytes bytes) {
        if (!bytes.has(8)) {
            return broken("esp");
        }
        layers.add(new Layer.Esp(bytes.u32(0), bytes.u32(4)));
        return Optional.empty();
    }

    private Optional<Bytes> icmp(int version, Bytes bytes) {
        if (!bytes.has(2)) {
            return broken("icmp");
        }
        layers.add(new Layer.Icmp(version, bytes.u8(0), bytes.u8(1)));
        return Optional.empty();
    }

    private Optional<Bytes> broken(String expected) {
        layers.add(new Layer.Broken(expected));
        return Optional.empty();
    }
}
