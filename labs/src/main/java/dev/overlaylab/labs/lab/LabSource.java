package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Language;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.Event;

/** Where labs are kept. Paths are relative to a lab, with {@code /} between their parts. */
interface LabSource {
    /** The IDs of all labs there, sorted. */
    List<String> ids();

    /** A file's bytes; a {@link dev.overlaylab.i18n.Problem} when it is not there, too big or not a plain file. */
    byte[] read(String id, String path);

    /** What a YAML file of a lab says. */
    default List<Event> yaml(String id, String path) {
        return YamlFile.events(id + "/" + path, read(id, path));
    }

    /** The texts in a folder of a lab, which ends with a slash or is the lab's own. */
    default Map<Language, LabText> texts(String id, String folder) {
        return LabTexts.read(this, id, folder);
    }

    /** The largest file anybody needs to write a lab; larger ones are a mistake. */
    int LARGEST_FILE = 256 * 1024;

    /** The folder of a lab with what was captured of it. */
    String CAPTURED = "transcript/";

    /** What a program has captured may be more than what people write. */
    int LARGEST_CAPTURED = 4 * 1024 * 1024;

    /** How large a file may be. */
    static int largest(String path) {
        return path.startsWith(CAPTURED) ? LARGEST_CAPTURED : LARGEST_FILE;
    }
}
