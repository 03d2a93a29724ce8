package dev.overlaylab.checkers.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.catalogue.kind.Parameter;
import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.world.DocumentedLab;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckCatalogueTest {
    private static final Map<String, Object> WEB = Map.of("machine", "demo0", "container", "web", "network", "my-net");

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("overlay-netwrok", Map.of(), "unknown-type", "overlay-network"),
                Arguments.of("embedded-dns", WEB, "unknown-parameter", "container, machine, server"),
                Arguments.of("embedded-dns", Map.of("machine", "demo0"), "missing-parameter", "container"),
                wrong("embedded-dns", Map.of("machine", 5, "container", "web"), "5"),
                wrong("embedded-dns", Map.of("machine", "a b", "container", "web"), "a b"),
                wrong("embedded-dns", Map.of("machine", "$(reboot)", "container", "web"), "$(reboot)"),
                wrong("gateway-bridge", Map.of("machines", "demo0"), "demo0"),
                wrong("gateway-bridge", Map.of("machines", List.of()), "[]"),
                wrong("gateway-bridge", Map.of("machines", List.of("a", "a")), "[a, a]"),
                wrong("gateway-bridge", Map.of("machines", List.of("a", 1)), "1"),
                wrong("consul-leader", Map.of("machine", "a", "port", "8500"), "8500"),
                wrong("consul-leader", Map.of("machine", "a", "port", 0), "0"),
                wrong("consul-leader", Map.of("machine", "a", "port", 65536), "65536"),
                wrong("engine-store", Map.of("machines", List.of("a"), "scheme", "redis"), "redis"),
                wrong(
                        "overlay-network",
                        Map.of("machines", List.of("a"), "network", "n", "subnet", "10.0.9.0"),
                        "10.0.9.0"),
                wrong("overlay-network", Map.of("machines", List.of("a"), "network", "n", "subnet", 24), "24"),
                wrong(
                        "overlay-network",
                        Map.of("machines", List.of("a"), "network", "n", "scope", "local"),
                        "global | swarm"),
                wrong("page-by-name", Map.of("from", "a", "network", "n", "name", "web", "expect", " "), "“ ”"),
                wrong("bridge-isolation", Map.of("machine", "a", "container", "c", "from", "a"), "a"),
                wrong("way-out", Map.of("machine", "a", "container", "c", "to", "a"), "a"));
    }

    private static Arguments wrong(String type, Map<String, Object> parameters, String named) {
        return Arguments.of(type, parameters, "wrong-parameter", named);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void should_name_the_mistake_and_what_is_valid(
            String type, Map<String, Object> parameters, String kind, String named) {
        assertThatThrownBy(() -> CheckCatalogue.make(type, "mine", parameters))
                .isInstanceOfSatisfying(Problem.class, it -> {
                    assertThat(it.text().key()).isEqualTo("problem.check." + kind);
                    var catalogue = Catalogue.ofProduct();
                    for (var language : Language.values()) {
                        var said = catalogue.say(language, it.text()) + catalogue.sayNext(language, it.text());
                        assertThat(said).contains("mine").doesNotContain("⟦").doesNotMatch("(?s).*\\{[a-z]+}.*");
                    }
                    assertThat(catalogue.say(Language.EN, it.text()) + catalogue.sayNext(Language.EN, it.text()))
                            .contains(named);
                });
    }

    @Test
    void should_describe_every_parameter_in_every_language() {
        var catalogue = Catalogue.ofProduct();
        for (var type : CheckCatalogue.types()) {
            var described = CheckCatalogue.described(type);
            assertThat(described)
                    .as(type)
                    .extracting(Parameter::name)
                    .containsExactlyElementsOf(CheckCatalogue.parameters(type));
            for (var parameter : described) {
                for (var language : Language.values()) {
                    var general = "parameter." + parameter.name();
                    assertThat(catalogue.knows(language, general + "." + type) || catalogue.knows(language, general))
                            .as("%s of %s in %s", general, type, language)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void should_describe_parameters_as_the_checks_read_them() {
        assertThat(CheckCatalogue.described("store-private"))
                .contains(
                        new Parameter("machine", "NAME", Optional.empty()),
                        new Parameter("port", "1–65535", Optional.of("8500")),
                        new Parameter("path", "/PATH", Optional.of("/")),
                        new Parameter("from", "NAME", Optional.of("MACHINE")),
                        new Parameter("tunnel", "NAME", Optional.of("")));
        assertThat(CheckCatalogue.described("ports-open"))
                .contains(
                        new Parameter("machines", "[NAME, …]", Optional.empty()),
                        new Parameter("udp", "[1–65535, …]", Optional.of("7946, 4789")));
        assertThat(CheckCatalogue.described("overlay-network"))
                .contains(new Parameter("scope", "global | swarm", Optional.of("global")));
        assertThat(CheckCatalogue.described("no-such-type")).isEmpty();
    }

    @Test
    void should_make_every_type_it_lists() {
        assertThat(CheckCatalogue.types())
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                DocumentedLab.ALL.stream(), Ways.all().stream().map(Ways.Way::check))
                        .map(Check::id)
                        .distinct()
                        .toList());
    }
}
