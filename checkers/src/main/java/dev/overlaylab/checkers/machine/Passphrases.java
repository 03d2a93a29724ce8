package dev.overlaylab.checkers.machine;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows whom to ask for the passphrase of a key file. */
@FunctionalInterface
public interface Passphrases {
    /** Nobody can be asked. */
    Passphrases NONE = (key, wrong) -> Optional.empty();

    /**
     * The passphrase; empty when nobody tells.
     *
     * @param wrong the last answer, when that did not open the key; else null
     */
    Optional<String> of(Path key, @Nullable String wrong);
}
