package dev.overlaylab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.shell.render.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lesson as it stands on the screen, in every language, wide and narrow. */
class LessonScreenTest {
    /** So many that nothing scrolls away. */
    private static final int ROWS = 400;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"en, 80", "en, 40", "ja, 80", "ja, 40", "zh, 80", "zh, 40"})
    void should_show_a_lesson_as_committed(String language, int columns) throws Exception {
        // given
        var command = Seat.java("dev.overlaylab.shell.screen.HarbourProgram", directory.toString(), language);
        try (var seat = new Seat(command, Map.of("LC_ALL", "C.UTF-8"), directory, columns, ROWS)) {
            seat.awaitPrompt();

            // when
            for (var line : List.of(
                    "frobnicate",
                    "check",
                    "hint",
                    "hint",
                    "next",
                    "say 二行に折り返されるほど長い、日本語のコマンドラインを入力したとき：长长的中文命令行也会折行",
                    "checkpoint",
                    "map",
                    "rewind 7",
                    "make net")) {
                seat.enter(line);
            }
            // What is told in passing comes when it comes, above the line being typed.
            seat.await(cameAbout(language));
            seat.enter("solve");
            seat.enter("check");
            seat.enter("next");

            // then
            var screen = seat.screen();
            Golden.compareScreen("lesson." + language + "." + columns + ".txt", screen + "\n");
            assertThat(seat.unwrapped())
                    .filteredOn(it -> !it.contains("$ ") && !it.contains("也会折行"))
                    .allSatisfy(it -> assertThat(Width.NARROW.of(it)).as(it).isLessThanOrEqualTo(columns));
            seat.type("quit\r");
            seat.awaitEnd();
        }
    }

    private static String cameAbout(String language) {
        var catalogue = Catalogue.ofProduct();
        var text = catalogue.say(Language.of(language).orElseThrow(), Text.of("lesson.passing", "open", 1));
        return text.substring(0, Math.min(text.length(), 15));
    }
}
