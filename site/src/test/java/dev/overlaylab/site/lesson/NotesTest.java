package dev.overlaylab.site.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Step;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotesTest {
    private static final String ADDRESSES = """
            12: eth0@if13: <BROADCAST> mtu 1450 qdisc noqueue
                link/ether 02:42:0a:00:09:02 brd ff:ff:ff:ff:ff:ff
            14: eth1@if15: <BROADCAST> mtu 1500 qdisc noqueue
            """;

    private static final Step SWARM =
            LabLibrary.shipped().load("swarm-mode").steps().get(0);

    private static Output noted(Language language, String command, String printed) {
        return new Notes(Catalogue.ofProduct(), language, SWARM).on(command, Output.of(printed));
    }

    @Test
    void should_say_what_the_lab_says_beside_what_is_known_anyway() {
        var output = noted(
                Language.EN,
                "docker node ls",
                "ID    HOSTNAME   MANAGER STATUS\nab *  manager    Leader\ncd    worker1\n");

        assertThat(output.notes()).anySatisfy(it -> assertThat(it).startsWith("You asked manager’s engine"));
        assertThat(output.notes()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_mark_places_without_changing_a_character(Language language) {
        var output = noted(language, "docker exec web ip addr", ADDRESSES);

        assertThat(output.pieces().stream().map(Output.Piece::text).collect(Collectors.joining()))
                .isEqualTo(output.text())
                .isEqualTo(ADDRESSES.stripTrailing());
        assertThat(output.pieces().stream().filter(it -> !it.notes().isEmpty()).map(Output.Piece::text))
                .containsExactly("@if13", "mtu 1450", "02:42:0a:00:09:02", "mtu 1500");
        assertThat(output.notes()).hasSize(4).doesNotHaveDuplicates().noneMatch(it -> it.contains("⟦"));
        assertThat(output.notes().get(1)).contains("eth0", "50", "1450");
    }

    @Test
    void should_number_notes_in_the_order_of_their_places() {
        var output = noted(Language.EN, "docker exec web ip addr", ADDRESSES);

        assertThat(output.pieces().stream().flatMap(it -> it.notes().stream())).containsExactly(1, 2, 3, 4);
    }

    @Test
    void should_know_nothing_about_what_nobody_has_explained() {
        var output = noted(Language.EN, "true", "mtu 1450");

        assertThat(output.notes()).isEmpty();
        assertThat(output.pieces()).extracting(Output.Piece::text).containsExactly("mtu 1450");
    }

    @Test
    void should_bear_outputs_of_any_size_and_kind() {
        for (var printed :
                new String[] {"", "\n\n", "\t12: eth0@if13: mtu 1450", ADDRESSES.repeat(500), "x".repeat(9_000)}) {
            var output = noted(Language.JA, "docker exec web ip addr", printed);

            assertThat(output.pieces().stream().map(Output.Piece::text).collect(Collectors.joining()))
                    .isEqualTo(output.text());
        }
    }
}
