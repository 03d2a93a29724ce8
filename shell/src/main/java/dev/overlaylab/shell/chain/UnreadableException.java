package dev.overlaylab.shell.chain;

import java.io.IOException;

/** What stands in a file is not what it should be; the file itself could be read. */
public final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String why) {
        super(why);
    }

    public UnreadableException(IOException cause) {
        super(cause);
    }
}
