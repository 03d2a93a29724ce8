package dev.overlaylab.shell.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Files that hold what must come out; {@code -Dgolden.update=true} writes them anew for somebody to read and commit. */
public final class Golden {
    private static final Path FILES = Path.of("src/test/resources/render");
    private static final Path SCREENS = Path.of("src/test/resources/screens");

    private Golden() {}

    static String read(String name) {
        try {
            return Files.readString(FILES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void compare(String name, String actual) {
        compare(FILES.resolve(name), actual);
    }

    /** What a person sees in a terminal. */
    public static void compareScreen(String name, String actual) {
        compare(SCREENS.resolve(name), actual);
    }

    private static void compare(Path name, String actual) {
        var visible = actual.replace('\u001b', '␛');
        if (Boolean.getBoolean("golden.update")) {
            try {
                Files.createDirectories(name.toAbsolutePath().getParent());
                Files.writeString(name, visible);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            fail("%s was written anew: read it, then run without golden.update", name);
        }
        assertThat(name).as("write it with -Dgolden.update=true, then read it").exists();
        try {
            assertThat(visible)
                    .as("%s: where this is meant, -Dgolden.update=true writes it anew, for you to read", name)
                    .isEqualTo(Files.readString(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The renderers' own words, and texts for the checks and reasons that the fixtures use. */
    static Catalogue catalogue(Map<Language, Map<String, String>> more) {
        var texts = new EnumMap<Language, Map<String, String>>(Language.class);
        for (var language : Language.values()) {
            var all = new HashMap<>(more.getOrDefault(language, Map.of()));
            properties(language).forEach((key, text) -> all.put(key.toString().split("@", 2)[0], text.toString()));
            texts.put(language, all);
        }
        return Catalogue.of(texts);
    }

    private static Properties properties(Language language) {
        var file = Path.of("../i18n/src/main/resources/messages/shell-render", language.tag() + ".properties");
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
