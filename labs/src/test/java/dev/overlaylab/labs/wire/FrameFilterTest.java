package dev.overlaylab.labs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.wire.decode.Packet;
import dev.overlaylab.labs.wire.decode.Protocol;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameFilterTest {
    private static final Packet ARP = Packet.of(FrameBytes.arpQuestion());
    private static final Packet KNOCK = Packet.of(FrameBytes.vxlanKnock());

    @Test
    void should_want_everything_without_a_wish() {
        assertThat(FrameFilter.ALL.wants(ARP)).isTrue();
        assertThat(FrameFilter.ALL.wants(Packet.of(new byte[0]))).isTrue();
    }

    @Test
    void should_choose_by_protocol_also_of_what_is_wrapped() {
        assertThat(protocol(Protocol.TCP).wants(KNOCK)).isTrue();
        assertThat(protocol(Protocol.VXLAN).wants(KNOCK)).isTrue();
        assertThat(protocol(Protocol.TCP).wants(ARP)).isFalse();
        assertThat(new FrameFilter(Set.of(Protocol.ARP, Protocol.ESP), Set.of(), Set.of()).wants(ARP))
                .isTrue();
    }

    @Test
    void should_choose_by_machine_at_either_end() {
        assertThat(machine("192.168.99.100").wants(KNOCK)).isTrue();
        assertThat(machine("192.168.99.101").wants(ARP)).isTrue();
        assertThat(machine("192.168.99.102").wants(KNOCK)).isFalse();
        assertThat(machine("10.0.9.2").wants(KNOCK))
                .as("a container is no machine")
                .isFalse();
    }

    @Test
    void should_choose_by_port_also_of_what_is_wrapped() {
        assertThat(new FrameFilter(Set.of(), Set.of(), Set.of(80)).wants(KNOCK)).isTrue();
        assertThat(new FrameFilter(Set.of(), Set.of(), Set.of(4789)).wants(KNOCK))
                .isTrue();
        assertThat(new FrameFilter(Set.of(), Set.of(), Set.of(81)).wants(KNOCK)).isFalse();
        assertThat(new FrameFilter(Set.of(), Set.of(), Set.of(80)).wants(ARP)).isFalse();
    }

    @Test
    void should_want_only_what_matches_every_kind_of_wish() {
        assertThat(new FrameFilter(Set.of(Protocol.TCP), Set.of("192.168.99.100"), Set.of(80)).wants(KNOCK))
                .isTrue();
        assertThat(new FrameFilter(Set.of(Protocol.TCP), Set.of("192.168.99.1"), Set.of(80)).wants(KNOCK))
                .isFalse();
    }

    private static FrameFilter protocol(Protocol protocol) {
        return new FrameFilter(Set.of(protocol), Set.of(), Set.of());
    }

    private static FrameFilter machine(String address) {
        return new FrameFilter(Set.of(), Set.of(address), Set.of());
    }
}
