package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.wire.decode.Layer;
import java.util.Optional;

/** What there is to say about a layer, by catalogue key. */
record FrameWords(Layer layer) {
    Optional<Text> text() {
        if (layer instanceof Layer.Arp arp) {
            return Optional.of(
                    arp.request()
                            ? Text.of("wire.arp.question", "target", arp.target())
                            : Text.of("wire.arp.answer", "sender", arp.sender(), "hardware", arp.senderHardware()));
        } else if (layer instanceof Layer.Tcp tcp) {
            return Optional.of(
                    tcp.payload() == 0
                            ? Text.of("wire.tcp", "from", tcp.from(), "to", tcp.to(), "flags", tcp.flags())
                            : Text.of(
                                    "wire.tcp.data",
                                    "from",
                                    tcp.from(),
                                    "to",
                                    tcp.to(),
                                    "flags",
                                    tcp.flags(),
                                    "bytes",
                                    tcp.payload()));
        } else if (layer instanceof Layer.Udp udp) {
            return Optional.of(Text.of("wire.udp", "from", udp.from(), "to", udp.to(), "bytes", udp.payload()));
        } else if (layer instanceof Layer.Vxlan vxlan) {
            return Optional.of(Text.of("wire.vxlan", "vni", vxlan.vni()));
        } else if (layer instanceof Layer.Esp esp) {
            return Optional.of(
                    Text.of("wire.esp", "spi", String.format("0x%08x", esp.spi()), "sequence", esp.sequence()));
        } else if (layer instanceof Layer.Icmp icmp) {
            return Optional.of(icmp(icmp));
        } else if (layer instanceof Layer.Broken) {
            return Optional.of(Text.of("wire.broken"));
        } else if (layer instanceof Layer.Ip ip) {
            return Optional.of(ip.fragment() ? Text.of("wire.fragment") : Text.of("wire.ip", "number", ip.protocol()));
        } else if (layer instanceof Layer.Ethernet ethernet) {
            return Optional.of(Text.of("wire.ethernet", "type", String.format("0x%04x", ethernet.type())));
        }
        return Optional.empty();
    }

    private static Text icmp(Layer.Icmp icmp) {
        if (icmp.isEchoRequest()) {
            return Text.of("wire.icmp.question");
        } else if (icmp.isEchoReply()) {
            return Text.of("wire.icmp.answer");
        } else if (icmp.isUnreachable()) {
            return Text.of("wire.icmp.unreachable");
        }
        return Text.of("wire.icmp.other", "type", icmp.type(), "code", icmp.code());
    }
}
