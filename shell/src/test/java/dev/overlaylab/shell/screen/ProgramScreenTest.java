package dev.overlaylab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Width;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line shows in a terminal, in every language, wide and narrow: nothing runs over the edge. */
class ProgramScreenTest {
    private static final int ROWS = 500;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"en, 40", "ja, 40", "zh, 40", "ja, 80"})
    void should_keep_within_the_terminal(String language, int columns) throws Exception {
        // given: one terminal for all of it, because starting Java is what takes time
        var lines = Stream.of(
                        "start --help",
                        "labs",
                        "doctor",
                        "start nosuch",
                        "machines",
                        "completion tcsh",
                        "check --frob x")
                .map(it -> Seat.java("dev.overlaylab.shell.Main", (it + " --lang " + language).split(" ")))
                .map(it -> it.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" ")))
                .collect(Collectors.joining(";"));
        var environment = Map.of("LC_ALL", "C.UTF-8", "OVERLAYLAB_HOME", directory + "/home", "COLUMNS", "" + columns);
        try (var seat = new Seat(
                java.util.List.of("sh", "-c", lines + "; echo finished"), environment, directory, columns, ROWS)) {
            // when
            seat.await("finished");

            // then
            assertThat(seat.unwrapped())
                    .allSatisfy(it -> assertThat(Width.NARROW.of(it)).as(it).isLessThanOrEqualTo(columns));
            assertThat(seat.screen())
                    .contains("--driver", "overlay-consul", "tcsh", "--frob")
                    .doesNotContain("⟦")
                    .doesNotContain("Exception");
        }
    }
}
