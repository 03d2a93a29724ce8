package dev.overlaylab.shell.repl.typing;

/** What the next inputs begin with, as if it were typed then. Questions are not answered by it. */
public final class KeysAhead {
    private final StringBuilder keys = new StringBuilder();

    public void add(String text) {
        keys.append(text);
    }

    /** Takes back all that no input has begun with yet. */
    public String takeBack() {
        var rest = keys.toString();
        keys.setLength(0);
        return rest;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The next character, of however many units. */
    int takeKey() {
        int key = keys.codePointAt(0);
        keys.delete(0, Character.charCount(key));
        return key;
    }
}
