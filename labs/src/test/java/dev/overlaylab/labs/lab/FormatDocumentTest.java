package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.checkers.catalogue.CheckCatalogue;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What authors are told in FORMAT.md is what the loader knows. */
class FormatDocumentTest {
    private static final Pattern FINDING = Pattern.compile("(?m)^  - (\\S+) at ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (.*) \\|$");
    private static final Pattern CODE = Pattern.compile("`([a-z-]+\\.[a-z-]+)`");
    private final String format = Files.readString(Path.of("FORMAT.md"));

    FormatDocumentTest() throws IOException {}

    @Test
    void should_list_every_reason() {
        for (var reason : Reason.values()) {
            assertThat(format).contains("`" + reason.code() + "`");
        }
    }

    @Test
    void should_list_every_check_type() {
        var unknown = catchThrowableOfType(Problem.class, () -> CheckCatalogue.make("?", "x", Map.of()));
        var valid =
                unknown.text().arguments().getOrDefault("valid", "").toString().split(", ");

        assertThat(valid)
                .hasSizeGreaterThan(9)
                .allSatisfy(it -> assertThat(format).contains("| `" + it + "` |"));
    }

    @Test
    void should_list_of_every_type_the_reasons_that_the_checks_tests_show() throws IOException {
        // given: what every check said in every state, word for word
        var shown = new TreeMap<String, Set<String>>();
        try (var findings = Objects.requireNonNull(Reason.class.getResourceAsStream("/golden/findings.txt"))) {
            for (var state : new String(findings.readAllBytes(), StandardCharsets.UTF_8).split("\n\n", -1)) {
                var type = state.substring(0, state.indexOf(':'));
                // What comes after the first finding may be a hop's on the way behind it.
                FINDING.matcher(state).results().limit(1).map(it -> it.group(1)).forEach(reason -> {
                    if (!reason.startsWith("cannot.") && !reason.equals(Reason.MACHINE_ABSENT.code())) {
                        shown.computeIfAbsent(type, it -> new TreeSet<>()).add(reason);
                    }
                });
            }
        }

        // when
        var listed = new TreeMap<String, Set<String>>();
        ROW.matcher(format.substring(format.indexOf("## Reasons")))
                .results()
                .forEach(row -> listed.put(
                        row.group(1),
                        CODE.matcher(row.group(2))
                                .results()
                                .map(it -> it.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));

        // then
        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(listed).isEqualTo(shown);
    }
}
