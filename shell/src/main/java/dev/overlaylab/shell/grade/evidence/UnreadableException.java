package dev.overlaylab.shell.grade.evidence;

import java.io.IOException;

/** What stands in a file is not what it should be; the file itself could be read. */
final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String why) {
        super(why);
    }

    UnreadableException(IOException cause) {
        super(cause);
    }
}
