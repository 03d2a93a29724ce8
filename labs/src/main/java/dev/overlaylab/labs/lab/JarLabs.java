package dev.overlaylab.labs.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.util.List;

/**
 * The labs that come with the product. A jar has no folders to list, so {@code labs/index} names them, in the order in
 * which they are best done.
 */
final class JarLabs implements LabSource {
    @Override
    public List<String> ids() {
        return new String(resource("index"), UTF_8).lines().toList();
    }

    @Override
    public byte[] read(String id, String path) {
        return resource(id + "/" + path);
    }

    private static byte[] resource(String path) {
        try (var in = JarLabs.class.getResourceAsStream("/labs/" + path)) {
            if (in == null) {
                throw Problem.of("problem.lab.file-missing", "file", path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw DirectoryLabs.unreadable(path, e);
        }
    }
}
