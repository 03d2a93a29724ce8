package dev.overlaylab.labs.image;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The build scripts and the files that go into the image; part of the program, unpacked to be run. */
final class ImageScripts {
    private static final String ENTRY = "/image/build.sh";

    private ImageScripts() {}

    /** Unpacks everything into a new folder. */
    static Path unpackInto(Path folder) throws IOException {
        var address = uri(Objects.requireNonNull(ImageScripts.class.getResource(ENTRY), ENTRY));
        if (address.getScheme().equals("jar")) {
            var jar = Path.of(URI.create(address.getSchemeSpecificPart().replaceFirst("!/.*$", "")));
            try (var inside = FileSystems.newFileSystem(jar)) {
                copy(inside.getPath("/image"), folder);
            }
        } else {
            copy(Objects.requireNonNull(Path.of(address).getParent()), folder);
        }
        SwarmProgram.into(folder.resolve("swarm/program"));
        return folder.resolve("build.sh");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(url.toString(), e);
        }
    }
}
