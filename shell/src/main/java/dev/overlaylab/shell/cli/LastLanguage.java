package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.BookmarkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;

/** What the learner spoke last: who has answered that once is not spoken to in another language by the next command. */
final class LastLanguage {
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    private LastLanguage() {}

    static Optional<Language> in(StateHome home) {
        return home.labsWithState().stream()
                .map(home::progress)
                .sorted(Comparator.comparing(LastLanguage::changed).reversed())
                .flatMap(it -> new BookmarkFile(it, Clock.systemUTC()).peek().stream())
                .map(Bookmark::language)
                .flatMap(it -> Language.of(it).stream())
                .findFirst();
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException notThere) {
            return LONG_AGO;
        }
    }
}
