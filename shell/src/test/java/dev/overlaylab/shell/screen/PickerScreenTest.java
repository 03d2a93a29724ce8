package dev.overlaylab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Width;
import dev.overlaylab.labs.lab.LabLibrary;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choosing a language and a lab. */
class PickerScreenTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1, en, 80", "2, ja, 40", "3, zh, 40"})
    void should_ask_for_a_language_and_show_every_lab_in_it(String answer, String language, int columns)
            throws Exception {
        var environment = Map.of("LC_ALL", "C.UTF-8", "OVERLAYLAB_HOME", directory + "/home", "COLUMNS", "" + columns);
        try (var seat = new Seat(Seat.java("dev.overlaylab.shell.Main"), environment, directory, columns, 200)) {
            // when
            seat.await("中文");
            seat.type(answer + "\r");
            seat.await("9");
            seat.type("q\r");
            seat.awaitEnd();

            // then
            var shown = seat.screen().replaceAll("\\s", "");
            var library = LabLibrary.shipped();
            for (var id : library.ids()) {
                var title = library.load(id)
                        .title()
                        .get(dev.overlaylab.i18n.Language.of(language).orElseThrow());
                assertThat(shown).contains(String.valueOf(title).replaceAll("\\s", ""));
            }
            assertThat(seat.unwrapped())
                    .filteredOn(it -> !it.endsWith("q"))
                    .allSatisfy(it -> assertThat(Width.NARROW.of(it)).as(it).isLessThanOrEqualTo(columns));
        }
    }
}
