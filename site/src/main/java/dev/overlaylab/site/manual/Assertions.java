package dev.overlaylab.site.manual;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The assertions of the checkers' jar, as read from their Javadoc when this program was built. */
public final class Assertions {
    /** A test writes it, and fails when the Javadoc says something else. */
    static final String FILE = "/dev/overlaylab/site/assertions.json";

    private Assertions() {}

    public static List<AssertionClass> ofProduct() {
        try (var in = Assertions.class.getResourceAsStream(FILE)) {
            return new JsonMapper().readValue(Objects.requireNonNull(in, FILE), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
