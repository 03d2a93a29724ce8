package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.i18n.Text;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has passphrases typed at the terminal, unseen; without one there is nobody to ask. */
record TypedPassphrases(Speaker speaker) implements Passphrases {
    @Override
    public Optional<String> of(Path key, @Nullable String wrong) {
        var console = speaker.streams().terminal() ? System.console() : null;
        if (console == null) {
            return Optional.empty();
        }
        if (wrong != null) {
            speaker.note("adopt.wrong-passphrase", "file", key.toString());
        }
        var question = Text.of("adopt.ask-passphrase", "file", key.toString());
        speaker.streams().err().print(speaker.catalogue().say(speaker.language(), question) + " ");
        speaker.streams().err().flush();
        var typed = console.readPassword();
        return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(new String(typed));
    }
}
