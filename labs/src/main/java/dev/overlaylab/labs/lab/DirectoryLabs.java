package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Labs in somebody's own directory: each folder with a {@code lab.yaml} is one. Nothing outside it is read. */
final class DirectoryLabs implements LabSource {
    private final Path directory;

    DirectoryLabs(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<String> ids() {
        try (var entries = Files.list(directory)) {
            return entries.filter(it -> Files.exists(it.resolve("lab.yaml")))
                    .map(it -> it.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Problem(
                    Text.of("problem.lab.directory-unreadable", "directory", directory.toString(), "detail", why(e)),
                    e);
        }
    }

    @Override
    public byte[] read(String id, String path) {
        var file = directory.resolve(id).resolve(path);
        var shown = id + "/" + path;
        try {
            var real = file.toRealPath();
            if (!real.startsWith(directory.toRealPath())) {
                throw Problem.of("problem.lab.file-outside", "file", shown, "target", real.toString());
            }
            if (!Files.isRegularFile(real)) {
                throw Problem.of("problem.lab.file-special", "file", shown);
            }
            try (var in = Files.newInputStream(real)) {
                // Not by the size asked beforehand: a file may grow while it is read.
                int largest = LabSource.largest(path);
                var bytes = in.readNBytes(largest + 1);
                if (bytes.length > largest) {
                    throw Problem.of("problem.lab.file-too-big", "file", shown, "limit", largest / 1024);
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw new Problem(Text.of("problem.lab.file-missing", "file", shown), e);
        } catch (IOException e) {
            throw unreadable(shown, e);
        }
    }

    static Problem unreadable(String file, IOException e) {
        return new Problem(Text.of("problem.lab.file-unreadable", "file", file, "detail", why(e)), e);
    }

    private static String why(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
