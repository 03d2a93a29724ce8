package dev.overlaylab.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.labs.wire.Frame;
import dev.overlaylab.labs.wire.decode.Layer;
import dev.overlaylab.labs.wire.decode.Packet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameViewTest {
    private static final Map<String, String> MACHINES =
            Map.of("mhs-demo0", "192.168.99.101", "mhs-demo1", "192.168.99.102", "mh-keystore", "192.168.99.100");
    private static final Packet KNOCK = new Packet(List.of(
            new Layer.Ethernet("52:54:c0:a8:63:66", "52:54:c0:a8:63:65", 0x0800),
            new Layer.Ip(4, "192.168.99.102", "192.168.99.101", 17, false),
            new Layer.Udp(52785, 4789, 74),
            new Layer.Vxlan(256),
            new Layer.Ethernet("02:42:0a:00:09:04", "02:42:0a:00:09:02", 0x0800),
            new Layer.Ip(4, "10.0.9.4", "10.0.9.2", 6, false),
            new Layer.Tcp(48384, 80, "SYN", 0)));
    private static final Packet ARP = new Packet(List.of(
            new Layer.Ethernet("52:54:c0:a8:63:66", "ff:ff:ff:ff:ff:ff", 0x0806),
            new Layer.Arp(true, "52:54:c0:a8:63:66", "192.168.99.102", "192.168.99.101")));

    @Test
    void should_name_machines_and_show_what_is_inside_on_a_line_of_its_own() {
        assertThat(plain(Language.EN, 80, KNOCK))
                .containsExactly(
                        "    2.951  mhs-demo1 → mhs-demo0      VXLAN   VNI 256",
                        "           └ 10.0.9.4 → 10.0.9.2      TCP     48384 → 80  SYN");
    }

    @Test
    void should_say_it_in_the_learner_s_language() {
        assertThat(plain(Language.EN, 80, ARP))
                .containsExactly("    2.951  mhs-demo1 → all            ARP     Who has 192.168.99.101?");
        assertThat(plain(Language.JA, 80, ARP))
                .singleElement()
                .asString()
                .contains("→ 全員")
                .contains("は誰ですか");
        assertThat(plain(Language.ZH, 80, ARP))
                .singleElement()
                .asString()
                .contains("→ 所有")
                .contains("是谁？");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 132})
    void should_stay_within_the_screen_in_every_language(int columns) {
        var encrypted = new Packet(List.of(
                new Layer.Ethernet("52:54:c0:a8:63:66", "52:54:c0:a8:63:65", 0x0800),
                new Layer.Ip(4, "192.168.99.102", "192.168.99.101", 50, false),
                new Layer.Esp(0xfedcba98L, 4_000_000_000L)));
        for (var language : Language.values()) {
            for (var packet : List.of(KNOCK, ARP, encrypted, Packet.of(new byte[3]))) {
                assertThat(plain(language, columns, packet))
                        .isNotEmpty()
                        .allSatisfy(line ->
                                assertThat(Width.NARROW.of(line)).as(line).isLessThanOrEqualTo(columns));
            }
        }
    }

    @Test
    void should_give_programs_every_layer() {
        var data = FrameJson.of(Frame.whole(Instant.EPOCH, new byte[60]), ARP);

        assertThat(data).containsEntry("time", "1970-01-01T00:00:00Z").containsEntry("length", 60);
        assertThat(data).containsEntry("protocols", List.of("arp"));
        assertThat(data.get("layers")).asString().contains("layer=arp", "target=192.168.99.101", "request=true");
    }

    private static List<String> plain(Language language, int columns, Packet packet) {
        return new FrameView(Catalogue.ofProduct(), language, columns, MACHINES)
                .lines(packet, Duration.ofMillis(2951)).stream()
                        .map(StyledLine::toPlain)
                        .toList();
    }
}
