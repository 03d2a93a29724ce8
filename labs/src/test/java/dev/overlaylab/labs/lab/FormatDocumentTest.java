package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.checkers.catalogue.CheckCatalogue;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What authors are told in FORMAT.md is what the loader knows. */
class FormatDocumentTest {
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
}
