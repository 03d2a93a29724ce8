package dev.overlaylab.shell.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Prints plain data where a program reads. */
final class JsonPrinter {
    private JsonPrinter() {}

    static void print(Speaker speaker, Object data) {
        try {
            speaker.streams()
                    .out()
                    .println(JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain data", e);
        }
    }
}
