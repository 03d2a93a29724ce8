package dev.overlaylab.labs.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes a small lab that works, in every language, for an author to begin with. */
public final class Skeleton {
    /** Where the schemas are that editors check lab files with, below the folder of labs. */
    public static final String SCHEMAS = ".schema";

    private static final List<String> FILES = List.of(
            "lab.yaml", "en.md", "ja.md", "zh.md", "01-web/step.yaml", "01-web/en.md", "01-web/ja.md", "01-web/zh.md");

    private Skeleton() {}

    /** Writes it into a new folder; returns all files it wrote. */
    public static List<Path> write(String id, Path labs) {
        if (!YamlValue.isId(id)) {
            throw Problem.of("problem.lab.new-id", "id", id);
        }
        var folder = labs.resolve(id);
        if (Files.exists(folder)) {
            throw Problem.of("problem.lab.new-exists", "folder", folder.toString());
        }
        var written = new ArrayList<Path>();
        try {
            for (var schema : List.of("lab.schema.json", "step.schema.json")) {
                var file = labs.resolve(SCHEMAS).resolve(schema);
                Files.createDirectories(labs.resolve(SCHEMAS));
                Files.write(file, resource(schema));
                written.add(file);
            }
            for (var name : FILES) {
                var file = folder.resolve(name);
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, new String(resource("skeleton/" + name), UTF_8).replace("{{id}}", id));
                written.add(file);
            }
            new Translations(folder).stampNew();
        } catch (IOException e) {
            throw new Problem(
                    Text.of(
                            "problem.lab.new-not-written",
                            "folder",
                            folder.toString(),
                            "detail",
                            e.getClass().getSimpleName() + ": " + e.getMessage()),
                    e);
        }
        return written;
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Skeleton.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
