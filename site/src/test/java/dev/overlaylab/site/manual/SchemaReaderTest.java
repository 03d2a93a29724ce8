package dev.overlaylab.site.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaReaderTest {
    @Test
    void should_tell_fields_their_types_and_what_they_mean() {
        var parts = SchemaReader.read(new Manual.Schema("x.schema.json", """
                {"description": "whole", "required": ["id"],
                 "properties": {
                   "id": {"type": "string", "description": "which"},
                   "kind": {"enum": ["a", "b"]},
                   "steps": {"type": "array", "items": {"$ref": "#/$defs/step"}},
                   "inner": {"type": "object", "properties": {"n": {"type": ["integer", "null"]}}}},
                 "$defs": {"step": {"description": "one", "properties": {"format": {"const": 2}}}}}
                """));
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).fields())
                .containsExactly(
                        new SchemaField("id", "string", "which", true),
                        new SchemaField("kind", "\"a\" | \"b\"", "", false),
                        new SchemaField("steps", "[step]", "", false),
                        new SchemaField("inner", "object", "", false),
                        new SchemaField("inner.n", "integer | null", "", false));
        assertThat(parts.get(1))
                .isEqualTo(new SchemaPart("step", "one", List.of(new SchemaField("format", "2", "", false))));
    }
}
