package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.machine.Passphrases;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks once for each key, however many hosts are looked at side by side; again only when the last answer was wrong. */
final class RememberedPassphrases implements Passphrases {
    private final Passphrases asked;
    private final Map<Path, String> known;

    RememberedPassphrases(Passphrases asked) {
        this(asked, new HashMap<>());
    }

    private RememberedPassphrases(Passphrases asked, Map<Path, String> known) {
        this.asked = asked;
        this.known = known;
    }

    /** Knows what this one knows, and the other way round; what neither knows is asked there. */
    RememberedPassphrases asking(Passphrases elsewhere) {
        return new RememberedPassphrases(elsewhere, known);
    }

    @Override
    public Optional<String> of(Path key, @Nullable String wrong) {
        synchronized (known) {
            var answer = known.get(key);
            if (answer != null && !answer.equals(wrong)) {
                return Optional.of(answer);
            }
            var fresh = asked.of(key, wrong);
            fresh.ifPresent(it -> known.put(key, it));
            return fresh;
        }
    }
}
