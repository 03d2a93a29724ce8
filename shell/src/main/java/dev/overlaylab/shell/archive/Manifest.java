package dev.overlaylab.shell.archive;

import java.util.Map;

/**
 * What an archive says of itself.
 *
 * @param files SHA-256 of each other file in it, in hexadecimal digits, by name
 */
record Manifest(int format, String lab, String step, String exportedAt, Map<String, String> files) {
    static final int FORMAT = 1;
    static final String NAME = "overlaylab.json";
}
