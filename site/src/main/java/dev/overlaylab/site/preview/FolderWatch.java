package dev.overlaylab.site.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Notices that files below some folders have changed, by looking: that works on every file system, also on shared ones. */
public final class FolderWatch {
    private static final long LOOK_EVERY_MILLIS = 150;
    private final List<Path> folders;
    private Map<String, String> seen;

    public FolderWatch(Collection<Path> folders) {
        this.folders = List.copyOf(folders);
        this.seen = look();
    }

    /** Waits until something is different. */
    public void await() throws InterruptedException {
        while (true) {
            var now = look();
            if (!now.equals(seen)) {
                seen = now;
                return;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private Map<String, String> look() {
        return state(folders);
    }

    /** What is below these folders: when each file was last changed, and its size. */
    public static Map<String, String> state(Collection<Path> folders) {
        var found = new TreeMap<String, String>();
        for (var folder : folders) {
            try (var files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).forEach(it -> found.put(it.toString(), state(it)));
            } catch (IOException | UncheckedIOException e) {
                // Something was taken away while we looked: that is a change, and the next look sees it whole.
                found.put(folder.toString(), e.toString());
            }
        }
        return found;
    }

    private static String state(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "gone";
        }
    }
}
