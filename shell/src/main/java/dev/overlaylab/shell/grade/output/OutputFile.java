package dev.overlaylab.shell.grade.output;

import dev.overlaylab.shell.journal.DurableFile;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is whole or the old one, however large it is. */
final class OutputFile {
    private OutputFile() {}

    /** What writes it. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    static void write(Path file, Content content) {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            var folder = file.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                DurableFile.privateDirectories(folder);
            }
            Files.deleteIfExists(fresh);
            try (var stream = new FileOutputStream(fresh.toFile());
                    var out = new BufferedOutputStream(stream)) {
                DurableFile.ownerOnly(fresh);
                content.to(out);
                out.flush();
                stream.getFD().sync();
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            fresh.toFile().delete();
            throw DurableFile.notWritten(file, e);
        }
    }
}
