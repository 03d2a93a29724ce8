package dev.overlaylab.shell.grade.shard;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Files that grade a class in parts with what people have already: a cluster, or computers that SSH reaches. */
public final class ReadyFile {
    private static final Map<String, String> FILES =
            new TreeMap<>(Map.of("kubernetes", "kubernetes.yaml", "ssh", "ssh.sh"));

    private ReadyFile() {}

    /** What they are for. */
    public static Iterable<String> names() {
        return FILES.keySet();
    }

    /** The text of one. */
    public static String named(String name) {
        var file = FILES.get(name);
        if (file == null) {
            throw Problem.of("problem.merge.no-ready-file", "name", name, "valid", String.join(", ", FILES.keySet()));
        }
        try (var in = ReadyFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
