package dev.overlaylab.labs.classicswarm.manage;

/** What was asked for cannot be meant; says what would do. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
