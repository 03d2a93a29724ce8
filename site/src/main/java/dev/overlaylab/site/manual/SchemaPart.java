package dev.overlaylab.site.manual;

import java.util.List;

/**
 * An object that a schema describes.
 *
 * @param name empty for the whole
 * @param meaning in English, as in the schema
 */
public record SchemaPart(String name, String meaning, List<SchemaField> fields) {
    public SchemaPart {
        fields = List.copyOf(fields);
    }
}
