package dev.overlaylab.shell.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recording of a terminal in asciicast format 2: a line of JSON about it, then one for everything shown, with its time.
 *
 * <p>Nobody wants to watch waiting: a pause is never longer than {@link #LONGEST_PAUSE}. Keys that a program presses get the
 * pace of a person.
 */
public final class Asciicast {
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1500);
    private static final Duration KEY = Duration.ofMillis(45);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Object[]> events = new ArrayList<>();
    private final int columns;
    private final int rows;
    private final String title;
    private long last = System.nanoTime();
    private double seconds;
    private boolean typing;

    public Asciicast(int columns, int rows, String title) {
        this.columns = columns;
        this.rows = rows;
        this.title = title;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Takes down what is shown now. */
    public synchronized void show(String some) {
        long now = System.nanoTime();
        seconds += typing ? KEY.toMillis() / 1e3 : Math.min(now - last, LONGEST_PAUSE.toNanos()) / 1e9;
        last = now;
        events.add(new Object[] {Math.round(seconds * 1e3) / 1e3, "o", some});
    }

    /** From now on, or no longer, what is shown is the echo of keys, one at a time. */
    public synchronized void typing(boolean keys) {
        typing = keys;
        last = System.nanoTime();
    }

    /** How long it plays. */
    public synchronized Duration length() {
        return Duration.ofMillis(Math.round(seconds * 1e3));
    }

    /** The file's content. */
    public synchronized String text() {
        var header = new LinkedHashMap<String, Object>();
        header.put("version", 2);
        header.put("width", columns);
        header.put("height", rows);
        header.put("title", title);
        header.put("env", Map.of("TERM", "xterm-256color"));
        var lines = new StringBuilder();
        try {
            lines.append(JSON.writeValueAsString(header)).append('\n');
            for (var event : events) {
                lines.append(JSON.writeValueAsString(event)).append('\n');
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain data", e);
        }
        return lines.toString();
    }
}
