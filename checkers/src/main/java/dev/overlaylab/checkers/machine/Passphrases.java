package dev.overlaylab.checkers.machine;

import java.nio.file.Path;
import java.util.Optional;

/** Knows whom to ask for the passphrase of a key file. */
@FunctionalInterface
public interface Passphrases {
    /** Nobody can be asked. */
    Passphrases NONE = (key, attempt) -> Optional.empty();

    /**
     * The passphrase; empty when nobody tells.
     *
     * @param attempt 1, or more when the last answer was wrong
     */
    Optional<String> of(Path key, int attempt);
}
