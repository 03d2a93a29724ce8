package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The catalogue's {@code usage.*} messages under the keys by which picocli looks them up. */
final class CatalogueBundle extends ResourceBundle {
    private static final String OPTION = "usage.option.";
    private final Map<String, String> messages = new TreeMap<>();

    CatalogueBundle(Catalogue catalogue, Language language, List<String> commands) {
        for (var heading : List.of("synopsis", "parameters", "options", "commands")) {
            var said = catalogue.say(language, Text.of("usage.heading." + heading));
            switch (heading) {
                case "synopsis" -> messages.put("usage.synopsisHeading", said + " ");
                case "parameters" -> messages.put("usage.parameterListHeading", "%n" + said + "%n");
                case "options" -> messages.put("usage.optionListHeading", "%n" + said + "%n");
                default -> messages.put("usage.commandListHeading", "%n" + said + "%n");
            }
        }
        for (var key : catalogue.keys(OPTION)) {
            messages.put(key.substring(OPTION.length()), catalogue.say(language, Text.of(key)));
        }
        for (var command : commands) {
            var key = command.equals("overlaylab") ? command : command.substring("overlaylab.".length());
            messages.put(command + ".usage.description", catalogue.say(language, Text.of("usage.command." + key)));
        }
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return messages.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(messages.keySet());
    }
}
