package dev.overlaylab.labs.driver.vm;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The same file in two places, as long as nobody writes to it. */
final class Links {
    private Links() {}

    /** Puts a file that is never written again at another place as well, unless it is there: linked where possible. */
    static void put(Path file, Path there) throws IOException {
        if (Files.exists(there)) {
            return;
        }
        try {
            Files.createLink(there, file);
        } catch (FileSystemException e) {
            // Another file system, or somebody else's file.
            var part = there.resolveSibling(there.getFileName() + ".part");
            Files.deleteIfExists(part);
            Files.copy(file, part);
            Files.move(part, there);
        }
    }
}
