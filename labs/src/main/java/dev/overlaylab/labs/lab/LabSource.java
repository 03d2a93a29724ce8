package dev.overlaylab.labs.lab;

import java.util.List;

/** Where labs are kept. Paths are relative to a lab, with {@code /} between their parts. */
interface LabSource {
    /** The IDs of all labs there, sorted. */
    List<String> ids();

    /** A file's bytes; a {@link dev.overlaylab.i18n.Problem} when it is not there, too big or not a plain file. */
    byte[] read(String id, String path);

    /** The largest file anybody needs to write a lab; larger ones are a mistake. */
    int LARGEST_FILE = 256 * 1024;

    /** The folder of a lab with what was captured of it. */
    String CAPTURED = "transcript/";

    /** What a program has captured may be more than what people write. */
    int LARGEST_CAPTURED = 4 * 1024 * 1024;

    /** How large a file may be. */
    static int largest(String path) {
        return path.startsWith(CAPTURED) ? LARGEST_CAPTURED : LARGEST_FILE;
    }
}
