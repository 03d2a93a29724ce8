package dev.overlaylab.site.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files that something was made of, as one hash of their names and contents in the order in which they were read. */
final class FilesRead {
    private final MessageDigest digest;

    FilesRead() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(String path, byte[] content) {
        digest.update((path + "\n" + content.length + "\n").getBytes(UTF_8));
        digest.update(content);
    }

    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
