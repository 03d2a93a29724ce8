package dev.overlaylab.shell.prove;

import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.report.CommandReport;
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
    public Typed {
        noted = List.copyOf(noted);
    }

    /** The exit status of the last command that was typed with the line, as the shell noted it; see {@link CommandReport}. */
    public int exit() {
        return ended
                ? last(Entry.Ran.class).map(Entry.Ran::exit).orElse(CommandReport.NO_ANSWER)
                : CommandReport.ENDLESS;
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
