package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.adopt.Strangers;
import dev.overlaylab.labs.inventory.InventoryHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal, one question at a time; without one there is nobody to ask. */
final class Asking implements Passphrases, Strangers {
    private static final int LONGEST = 1000;

    private final Speaker speaker;
    private final boolean acceptNew;
    private final Passphrases passphrases;

    /** @param earlier where passphrases are remembered */
    Asking(Speaker speaker, boolean acceptNew, RememberedPassphrases earlier) {
        this.speaker = speaker;
        this.acceptNew = acceptNew;
        this.passphrases = earlier.asking(new TypedPassphrases(speaker));
    }

    @Override
    public synchronized Optional<String> of(Path key, @Nullable String wrong) {
        return passphrases.of(key, wrong);
    }

    @Override
    public synchronized boolean accept(InventoryHost host, String fingerprint) {
        if (acceptNew) {
            speaker.note("adopt.accepted-new", "name", host.name(), "fingerprint", fingerprint);
            return true;
        }
        return speaker.streams().terminal()
                && yes(Text.of(
                        "adopt.ask-key",
                        "name",
                        host.name(),
                        "host",
                        host.host(),
                        "port",
                        host.port(),
                        "fingerprint",
                        fingerprint));
    }

    /** Says something when no question is open: it would stand where the answer is typed. */
    synchronized void note(String key, Object... namesAndValues) {
        speaker.note(key, namesAndValues);
    }

    /** Whether the answer is a clear yes. */
    synchronized boolean yes(Text question) {
        speaker.streams().err().print(say(question) + " ");
        speaker.streams().err().flush();
        var answer = line().strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes") || answer.equals("はい") || answer.equals("是");
    }

    private String line() {
        var line = new java.io.ByteArrayOutputStream();
        try {
            int read;
            while ((read = speaker.streams().in().read()) >= 0 && read != '\n' && line.size() < LONGEST) {
                line.write(read);
            }
        } catch (IOException e) {
            return "";
        }
        return line.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private String say(Text text) {
        return speaker.catalogue().say(speaker.language(), text);
    }
}
