package dev.overlaylab.labs.adopt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** The files of the last host, which are mostly those of the next one: read again only when one is another than it was. */
final class KnownHostsRead {
    private List<State> states = List.of();
    private KnownHosts last = new KnownHosts(List.of());

    private record State(Path file, long size, FileTime changed, String identity) {
        static State of(Path file) {
            try {
                var found = Files.readAttributes(file, BasicFileAttributes.class);
                return new State(file, found.size(), found.lastModifiedTime(), String.valueOf(found.fileKey()));
            } catch (IOException e) {
                return new State(file, -1, FileTime.fromMillis(0), "none");
            }
        }
    }

    /** What these files say now. */
    synchronized KnownHosts of(List<Path> files) {
        // Looked at before they are read: what is written meanwhile is noticed the next time.
        var now = files.stream().map(State::of).toList();
        if (!now.equals(states)) {
            last = new KnownHosts(files);
            states = now;
        }
        return last;
    }
}
