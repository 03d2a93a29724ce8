package dev.overlaylab.shell.prove;

/** Somebody at a lab's prompt, one line at a time. */
public interface Typist extends AutoCloseable {
    /**
     * Types a line, or pastes several, and waits until the prompt is back; what does not end in its time is ended with Ctrl-C.
     *
     * @throws dev.overlaylab.i18n.Problem when there is nobody to type to any more
     */
    Typed type(String line) throws InterruptedException;

    /** Leaves the lab; its machines go on. */
    @Override
    void close();
}
