package dev.overlaylab.site.manual;

/**
 * A field that a schema describes.
 *
 * @param path from the object it belongs to, such as {@code checks[].id}
 * @param type such as {@code string}, or the values it can have
 * @param meaning in English, as in the schema
 */
public record SchemaField(String path, String type, String meaning, boolean required) {}
