package dev.overlaylab.shell.repl;

import dev.overlaylab.labs.workstation.Workstation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Hands what is typed to the workstation while a command runs; what nobody took stays for the prompt. */
final class KeyboardRelay {
    /** How long a command's end may be held up by waiting for a key. */
    private static final int WAIT_MS = 20;

    private final NonBlockingReader keys;
    private final Workstation workstation;
    private final Thread thread;
    private final StringBuilder typed;
    private volatile boolean ended;

    /** @param ahead what was typed already */
    KeyboardRelay(Terminal terminal, Workstation workstation, String ahead) {
        this.keys = terminal.reader();
        this.workstation = workstation;
        this.typed = new StringBuilder(ahead);
        this.thread = new Thread(this::relay, "keyboard");
        thread.setDaemon(true);
        thread.start();
    }

    private void relay() {
        try {
            while (!ended) {
                int key = keys.read(WAIT_MS);
                if (key == NonBlockingReader.EOF) {
                    return;
                }
                if (key >= 0) {
                    typed.append((char) key);
                }
                boolean half = !typed.isEmpty() && Character.isHighSurrogate(typed.charAt(typed.length() - 1));
                if (!typed.isEmpty()
                        && !half
                        && keys.available() <= 0
                        && workstation.type(typed.toString().getBytes(StandardCharsets.UTF_8))) {
                    typed.setLength(0);
                }
            }
        } catch (IOException e) {
            // The terminal is gone: there are no more keys, and the command goes on without them.
        }
    }

    /** Relays no more, and gives what no command has taken. */
    String end() {
        ended = true;
        ThreadEnd.of(thread);
        return typed.toString();
    }
}
