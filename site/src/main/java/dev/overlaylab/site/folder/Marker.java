package dev.overlaylab.site.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The file by which we know a folder as ours: it lists all that we put there. */
final class Marker {
    static final String NAME = ".overlaylab-site";
    private static final String FIRST = "# Made by overlaylab; this list says which files may be replaced.";

    private Marker() {}

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(NAME), LinkOption.NOFOLLOW_LINKS);
    }

    /** The paths listed there. */
    static Set<String> read(Path folder) throws IOException {
        var listed = new TreeSet<String>();
        for (var line : Files.readAllLines(folder.resolve(NAME))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                listed.add(line);
            }
        }
        return listed;
    }

    static byte[] content(Collection<String> paths) {
        return (FIRST + "\n" + String.join("\n", new TreeSet<>(paths)) + "\n").getBytes(UTF_8);
    }
}
