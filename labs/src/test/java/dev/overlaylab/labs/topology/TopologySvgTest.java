package dev.overlaylab.labs.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.topology.Topology.Presence;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TopologySvgTest {
    private static String drawn(Language language, Topology topology) {
        return new TopologySvg(Catalogue.ofProduct(), language).draw(topology, "map");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static List<Element> all(Document svg, String name) {
        var found = svg.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_say_in_words_what_it_shows(Language language) throws Exception {
        var svg = drawn(language, Topologies.swarm("web"));

        var picture = parsed(svg).getDocumentElement();

        assertThat(svg).doesNotContain("⟦", "http://192", "url(", "@import", "<script");
        assertThat(picture.getAttribute("lang")).isEqualTo(language.tag());
        assertThat(picture.getAttribute("role")).isEqualTo("img");
        assertThat(picture.getAttribute("aria-labelledby")).isEqualTo("map-title map-description");
        var told = all(parsed(svg), "desc").get(0).getTextContent();
        assertThat(told)
                .contains("mhs-demo0  192.168.99.101", "web  nginx  10.0.9.2", "consul://192.168.99.100:8500", "drain");
    }

    @Test
    void should_write_every_name_and_address() throws Exception {
        var texts = all(parsed(drawn(Language.EN, Topologies.overlay())), "text").stream()
                .map(Element::getTextContent)
                .toList();

        assertThat(texts)
                .contains(
                        "mh-keystore",
                        "192.168.99.100",
                        "0.0.0.0:8500->8500/tcp",
                        "my-net  10.0.9.2",
                        "docker_gwbridge  172.18.0.2",
                        "docker_gwbridge · bridge · 172.18.0.0/16",
                        "busybox · exited",
                        "my-net · overlay · 10.0.9.0/24 · VXLAN UDP 4789 · ID 5f2c00000000",
                        "cluster store consul://192.168.99.100:8500 · 2 engines are registered");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_cut_no_text(Language language) throws Exception {
        var wide = "とても長い名前のサービス".repeat(20);

        var svg = parsed(drawn(language, Topologies.swarm(wide)));

        double width = number(svg.getDocumentElement(), "width");
        assertThat(all(svg, "text"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(number(text, "x") + SvgSheet.width(text.getTextContent()))
                        .as(text.getTextContent())
                        .isLessThanOrEqualTo(width));
        assertThat(all(svg, "text").stream().map(Element::getTextContent)).anyMatch(it -> it.contains(wide));
    }

    @Test
    void should_lay_no_text_on_another() throws Exception {
        var texts = all(parsed(drawn(Language.EN, Topologies.overlay())), "text");

        for (var one : texts) {
            for (var other : texts) {
                boolean sameLine = Math.abs(number(one, "y") - number(other, "y")) < 12;
                if (!one.isSameNode(other) && sameLine && number(one, "x") <= number(other, "x")) {
                    assertThat(number(one, "x") + SvgSheet.width(one.getTextContent()))
                            .as(one.getTextContent() + " and " + other.getTextContent())
                            .isLessThanOrEqualTo(number(other, "x"));
                }
            }
        }
    }

    @Test
    void should_join_containers_with_their_networks_and_the_store_with_its_engines() throws Exception {
        var paths = all(parsed(drawn(Language.EN, Topologies.overlay())), "path");

        assertThat(paths.stream().filter(it -> it.getAttribute("class").startsWith("wire")))
                .as("consul to bridge, web to docker_gwbridge, web to my-net and on to its band")
                .hasSize(4);
        assertThat(paths.stream().filter(it -> it.getAttribute("class").startsWith("known")))
                .as("the engine that knows my-net without a container on it")
                .hasSize(1);
        assertThat(paths.stream().filter(it -> it.getAttribute("class").equals("store")))
                .as("three machines and the line between them")
                .hasSize(4);
    }

    @Test
    void should_take_nothing_that_has_a_name_for_a_command() throws Exception {
        var evil = "</text><script>alert(1)</script>\u001b[31m\u0000&\uffff";

        var svg = drawn(Language.EN, Topologies.swarm(evil));

        assertThat(svg).doesNotContain("<script", "\u001b", "\u0000");
        assertThat(all(parsed(svg), "text").stream().map(Element::getTextContent))
                .anyMatch(it -> it.contains("<script>alert(1)</script>␛[31m␀&<U+FFFF>"));
    }

    @Test
    void should_draw_what_there_is_of_machines_that_say_nothing() throws Exception {
        var stopped = new Topology.Host("one", "", Presence.STOPPED, "", "", "", List.of(), List.of());
        var silent = new Topology.Host("two", "192.168.99.9", Presence.SILENT, "", "", "", List.of(), List.of());

        var some = new Topology(List.of(stopped, silent), List.of(), List.of(), List.of());
        var none = new Topology(List.of(), List.of(), List.of(), List.of());

        assertThat(drawn(Language.EN, some)).contains(">stopped<", ">its engine gives no answer<");
        assertThat(parsed(drawn(Language.EN, none)).getDocumentElement().getTextContent())
                .contains("There are no machines yet.");
    }
}
