package dev.overlaylab.checkers.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.catalogue.VerdictsTest.Situation;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every check says in every state, word for word: where, expected, actual and details, as {@code golden/findings.txt}
 * has them. {@code -Dgolden=write} writes that file anew; read the difference before you keep it.
 */
class GoldenFindingsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/findings.txt");
    private static final boolean WRITES = "write".equals(System.getProperty("golden"));
    private static final Map<String, String> SEEN = new LinkedHashMap<>();
    private static final Map<String, String> KNOWN = known();

    static Stream<Situation> situations() {
        return VerdictsTest.situations();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void should_say_exactly_what_it_said(Situation situation) {
        // when
        var result = new Runner(situation.world().get())
                .run(List.of(situation.check()))
                .get(0);

        // then
        var shown = shown(result);
        assertThat(SEEN.put(situation.name(), shown))
                .as("another state of this name")
                .isNull();
        if (!WRITES) {
            assertThat(shown).isEqualTo(KNOWN.get(situation.name()));
        }
    }

    @Test
    void should_know_no_state_that_is_not_there_any_more() {
        assertThat(WRITES ? SEEN.keySet() : KNOWN.keySet())
                .hasSizeGreaterThan(WRITES ? -1 : 100)
                .isSubsetOf(situations().map(Situation::name).toList());
    }

    private static String shown(CheckResult result) {
        var lines = Stream.concat(
                Stream.of(
                        "  " + result.verdict().outcome() + " " + result.title().key() + " "
                                + new TreeMap<>(result.title().arguments())),
                result.verdict().findings().stream().map(GoldenFindingsTest::shown));
        return lines.map(it -> it.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t"))
                .collect(Collectors.joining("\n"));
    }

    private static String shown(Finding it) {
        return "  - " + it.reason() + " at " + it.where() + ": “" + it.expected() + "” “" + it.actual() + "” "
                + new TreeMap<>(it.details());
    }

    private static Map<String, String> known() {
        var known = new LinkedHashMap<String, String>();
        try {
            for (var block : WRITES
                    ? List.<String>of()
                    : List.of(Files.readString(GOLDEN).split("\n\n"))) {
                var parts = block.strip().split("\n", 2);
                known.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        } catch (IOException e) {
            throw new IllegalStateException(GOLDEN + " is missing: write it with -Dgolden=write", e);
        }
        return known;
    }

    @AfterAll
    static void write() throws IOException {
        if (WRITES) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(
                    GOLDEN,
                    new TreeMap<>(SEEN)
                            .entrySet().stream()
                                    .map(it -> it.getKey() + "\n" + it.getValue() + "\n")
                                    .collect(Collectors.joining("\n")));
        }
    }
}
