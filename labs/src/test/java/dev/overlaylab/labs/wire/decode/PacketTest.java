package dev.overlaylab.labs.wire.decode;

import static dev.overlaylab.labs.wire.FrameBytes.arpQuestion;
import static dev.overlaylab.labs.wire.FrameBytes.concat;
import static dev.overlaylab.labs.wire.FrameBytes.hex;
import static dev.overlaylab.labs.wire.FrameBytes.ip;
import static dev.overlaylab.labs.wire.FrameBytes.tcp;
import static dev.overlaylab.labs.wire.FrameBytes.udp;
import static dev.overlaylab.labs.wire.FrameBytes.vxlanKnock;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTest {
    @Test
    void should_read_who_asks_for_whom() {
        var packet = Packet.of(arpQuestion());

        assertThat(packet.layers())
                .containsExactly(
                        new Layer.Ethernet("52:54:c0:a8:63:64", "ff:ff:ff:ff:ff:ff", 0x0806),
                        new Layer.Arp(true, "52:54:c0:a8:63:64", "192.168.99.100", "192.168.99.101"));
        assertThat(packet.main()).isEqualTo(Protocol.ARP);
    }

    @Test
    void should_look_into_vxlan() {
        var packet = Packet.of(vxlanKnock());

        assertThat(packet.layers())
                .containsExactly(
                        new Layer.Ethernet("52:54:c0:a8:63:64", "52:54:c0:a8:63:65", 0x0800),
                        new Layer.Ip(4, "192.168.99.100", "192.168.99.101", 17, false),
                        new Layer.Udp(54321, 4789, 8 + 14 + 20 + 20),
                        new Layer.Vxlan(256),
                        new Layer.Ethernet("02:42:0a:00:09:02", "02:42:0a:00:09:03", 0x0800),
                        new Layer.Ip(4, "10.0.9.2", "10.0.9.3", 6, false),
                        new Layer.Tcp(40822, 80, "SYN", 0));
        assertThat(packet.main()).isEqualTo(Protocol.VXLAN);
        assertThat(packet.protocols()).contains(Protocol.VXLAN, Protocol.UDP, Protocol.TCP);
        assertThat(packet.inner().orElseThrow().main()).isEqualTo(Protocol.TCP);
    }

    @ParameterizedTest
    @CsvSource({
        "7946, GOSSIP",
        "8500, STORE",
        "2379, STORE",
        "2181, STORE",
        "2377, RAFT",
        "8301, CONSUL",
        "2376, ENGINE",
        "80, TCP"
    })
    void should_know_protocols_by_their_port_from_either_side(int port, Protocol protocol) {
        assertThat(Packet.of(ip(6, tcp(50000, port, 0x10, 3))).main()).isEqualTo(protocol);
        assertThat(Packet.of(ip(6, tcp(port, 50000, 0x12, 0))).main()).isEqualTo(protocol);
    }

    @Test
    void should_not_take_a_client_with_vxlan_s_port_number_for_vxlan() {
        var packet = Packet.of(ip(6, tcp(4789, 80, 0x10, 0)));

        assertThat(packet.protocols()).doesNotContain(Protocol.VXLAN);
    }

    @Test
    void should_read_encrypted_packets_as_far_as_that_goes() {
        var packet = Packet.of(ip(50, hex("00001f77 00000003 ffffffffffffffff")));

        assertThat(packet.first(Layer.Esp.class)).contains(new Layer.Esp(0x1f77, 3));
        assertThat(packet.main()).isEqualTo(Protocol.ESP);
    }

    @Test
    void should_tell_flags_and_the_size_of_data_without_the_frame_s_padding() {
        var padded = Arrays.copyOf(ip(6, tcp(50000, 80, 0x18, 5)), 90);

        assertThat(Packet.of(padded).first(Layer.Tcp.class)).contains(new Layer.Tcp(50000, 80, "PSH ACK", 5));
    }

    @Test
    void should_read_ipv6_through_its_extension_headers() {
        var datagram = udp(5353, 53, new byte[0]);
        var frame = concat(
                hex("333300000001 5254c0a86364 86dd", "60000000 %04x 00 40".formatted(8 + datagram.length)),
                hex("fe800000000000000000000000000001 ff020000000000000000000000000001", "11 00 000000000000"),
                datagram);

        assertThat(Packet.of(frame).layers())
                .containsExactly(
                        new Layer.Ethernet("52:54:c0:a8:63:64", "33:33:00:00:00:01", 0x86dd),
                        new Layer.Ip(6, "fe80:0:0:0:0:0:0:1", "ff02:0:0:0:0:0:0:1", 17, false),
                        new Layer.Udp(5353, 53, 0));
    }

    @Test
    void should_not_look_for_ports_in_a_later_fragment() {
        var frame = ip(17, udp(1, 4789, new byte[8]));
        frame[14 + 7] = 1;

        assertThat(Packet.of(frame).layers().get(1))
                .isEqualTo(new Layer.Ip(4, "192.168.99.100", "192.168.99.101", 17, true));
        assertThat(Packet.of(frame).layers()).hasSize(2);
    }

    @Test
    void should_say_where_a_frame_ends_too_early() {
        var whole = vxlanKnock();

        assertThat(last(Arrays.copyOf(whole, 10))).isEqualTo(new Layer.Broken("ethernet"));
        assertThat(last(Arrays.copyOf(whole, 20))).isEqualTo(new Layer.Broken("ip"));
        assertThat(last(Arrays.copyOf(whole, 38))).isEqualTo(new Layer.Broken("udp"));
        assertThat(last(Arrays.copyOf(whole, 46))).isEqualTo(new Layer.Broken("vxlan"));
        assertThat(last(Arrays.copyOf(whole, whole.length - 10))).isEqualTo(new Layer.Broken("tcp"));
    }

    @Test
    void should_not_follow_frames_in_frames_without_end() {
        var frame = new byte[0];
        for (int depth = 0; depth < 20; depth++) {
            frame = ip(17, udp(1, 4789, concat(hex("08000000 00000100"), frame)));
        }

        assertThat(Packet.of(frame).layers().stream().filter(Layer.Vxlan.class::isInstance))
                .hasSize(4);
    }

    @Test
    void should_read_anything_without_failing() {
        var seeds =
                List.of(arpQuestion(), vxlanKnock(), ip(50, new byte[9]), ip(1, hex("0800")), ip(6, tcp(1, 2, 3, 4)));
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 50_000; round++) {
            var frame = Arrays.copyOf(seeds.get(round % seeds.size()), random.nextInt(140));
            for (int changes = random.nextInt(8); changes > 0 && frame.length > 0; changes--) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt();
            }
            var packet = Packet.of(frame);
            assertThat(packet.layers()).as("seed %d", seed).isNotEmpty();
            assertThat(packet.protocols()).as("seed %d", seed).contains(packet.main());
        }
    }

    private static Layer last(byte[] frame) {
        var layers = Packet.of(frame).layers();
        return layers.get(layers.size() - 1);
    }
}
