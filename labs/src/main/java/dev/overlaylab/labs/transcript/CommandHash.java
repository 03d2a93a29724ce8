package dev.overlaylab.labs.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.labs.lab.Lab;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether a lab's documented commands have changed: prose, hints and checks do not count. */
public final class CommandHash {
    private static final int BYTES = 8;

    private CommandHash() {}

    /** The first 16 hexadecimal digits of the SHA-256 of all steps' commands, in their order. */
    public static String of(Lab lab) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var step : lab.steps()) {
                add(digest, step.id());
                for (var command : step.commands()) {
                    add(digest, command.id());
                    add(digest, command.line());
                    add(digest, Integer.toString(command.expectExit()));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(UTF_8));
        digest.update((byte) 0);
    }
}
