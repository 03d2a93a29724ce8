package dev.overlaylab.labs.image;

import dev.overlaylab.i18n.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * A line of engine versions that there is an image for.
 *
 * @param id such as {@code 20.10}; the image scripts have a file of that name in {@code engines/}
 */
public record EngineVersion(String id) {
    private static final List<String> IDS = List.of("20.10", "26.1");

    /** The last one with a cluster store; what a lab gets that does not say. */
    public static final EngineVersion DEFAULT = new EngineVersion(IDS.get(0));

    /** The versions there are, the default first. */
    public static List<String> ids() {
        return IDS;
    }

    /** The version of that id; an unknown one is a problem that lists the valid ones. */
    public static EngineVersion named(String id) {
        if (!IDS.contains(id)) {
            throw Problem.of("problem.image.unknown-engine", "engine", id, "valid", String.join(", ", IDS));
        }
        return new EngineVersion(id);
    }

    /** Where its image is: the default's directory, or one beside it that has the version in its name. */
    public Path directory(Path ofDefault) {
        return equals(DEFAULT) ? ofDefault : ofDefault.resolveSibling(ofDefault.getFileName() + "-" + id);
    }
}
