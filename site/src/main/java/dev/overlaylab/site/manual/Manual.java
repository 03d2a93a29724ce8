package dev.overlaylab.site.manual;

import dev.overlaylab.i18n.Language;
import java.util.List;
import java.util.Map;

/**
 * What the program tells about itself.
 *
 * @param version of the program
 * @param commands all of its commands, in every language
 * @param schemas JSON Schemas of what it reads and writes, by file name, in the order in which they are shown
 */
public record Manual(String version, Map<Language, List<CommandEntry>> commands, List<Schema> schemas) {
    public Manual {
        commands = Map.copyOf(commands);
        schemas = List.copyOf(schemas);
    }

    /** One that knows nothing, for sites without references. */
    public static Manual empty() {
        return new Manual("", Map.of(), List.of());
    }

    /**
     * A JSON Schema.
     *
     * @param name such as {@code report.schema.json}
     * @param json its text
     */
    public record Schema(String name, String json) {}
}
