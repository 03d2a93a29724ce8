package dev.overlaylab.shell.prove;

import dev.overlaylab.shell.journal.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of a typed line.
 *
 * @param screen what came on the screen between the line and the next prompt
 * @param noted what the shell wrote into its journal meanwhile
 * @param ended whether it ended by itself
 */
public record Typed(String screen, List<Entry> noted, boolean ended) {
    /** The exit status of a line that gave none: it did not end, or the workstation was lost. */
    public static final int NO_EXIT = -1;

    public Typed {
        noted = List.copyOf(noted);
    }

    /** The exit status of the last command that was typed with the line, as the shell noted it. */
    public int exit() {
        return ended ? last(Entry.Ran.class).map(Entry.Ran::exit).orElse(NO_EXIT) : NO_EXIT;
    }

    /** How long the typed commands took, as the shell noted it. */
    public long millis() {
        return noted.stream()
                .filter(Entry.Ran.class::isInstance)
                .mapToLong(it -> ((Entry.Ran) it).millis())
                .sum();
    }

    /** What the typed commands printed, without what the shell itself said in between. */
    public String printed() {
        return noted.stream()
                .filter(Entry.Ran.class::isInstance)
                .map(it -> ((Entry.Ran) it).output())
                .collect(Collectors.joining());
    }

    <T extends Entry> Optional<T> last(Class<T> kind) {
        return noted.stream().filter(kind::isInstance).map(kind::cast).reduce((earlier, later) -> later);
    }
}
