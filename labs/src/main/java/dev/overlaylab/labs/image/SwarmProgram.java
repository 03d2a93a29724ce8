package dev.overlaylab.labs.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.labs.classicswarm.Swarm;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The program of the container image {@code swarm}: that part of this program, and the library it needs. */
final class SwarmProgram {
    private static final String PACKAGE = Swarm.class.getPackageName().replace('.', '/');

    /** Its own name in the image does not change with the library's version. */
    private static final Map<String, Class<?>> LIBRARIES = Map.of(
            "jackson-annotations.jar", JsonProperty.class,
            "jackson-core.jar", JsonFactory.class,
            "jackson-databind.jar", ObjectMapper.class);

    private SwarmProgram() {}

    /** Writes its jars; the same program gives the same bytes. */
    static void into(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var library : LIBRARIES.entrySet()) {
            Files.copy(place(library.getValue()), folder.resolve(library.getKey()));
        }
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("swarm.jar")))) {
            var place = place(Swarm.class);
            if (Files.isDirectory(place)) {
                pack(place, jar);
            } else {
                try (var inside = FileSystems.newFileSystem(place)) {
                    pack(inside.getPath("/"), jar);
                }
            }
        }
    }

    private static void pack(Path root, JarOutputStream jar) throws IOException {
        try (var files = Files.walk(root.resolve(PACKAGE))) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                var entry = new ZipEntry(root.relativize(file).toString());
                entry.setLastModifiedTime(FileTime.from(Instant.EPOCH));
                jar.putNextEntry(entry);
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }
}
