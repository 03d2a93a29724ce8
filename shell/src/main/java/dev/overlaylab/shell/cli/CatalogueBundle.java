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
    private static final List<String> OPTIONS = List.of(
            "help",
            "version",
            "lang",
            "yes",
            "lab",
            "labs",
            "driver",
            "engine",
            "plain",
            "internet",
            "keep",
            "auto",
            "report",
            "step",
            "json",
            "all",
            "name",
            "protocol",
            "machine",
            "port",
            "write",
            "count",
            "seconds",
            "json-lines",
            "hosts",
            "accept-new",
            "alias",
            "host-engine",
            "public-key",
            "shell",
            "fault",
            "proved-labs",
            "repeat",
            "transcripts",
            "seed",
            "lab-id",
            "new-in",
            "lab-folders",
            "site-out",
            "site-base-url",
            "site-templates",
            "site-strict",
            "site-fragments",
            "site-serve",
            "site-port",
            "archive-out",
            "archive-in",
            "replace",
            "man-out",
            "cast",
            "cast-steps",
            "evidence-files",
            "trusted-key",
            "key-out",
            "regraded-lab",
            "regrade-rubric",
            "regrade-out",
            "handin-file",
            "handin-student",
            "handin-challenge",
            "handins",
            "handin-class",
            "shard",
            "merge-parts",
            "merge-out",
            "merge-keys",
            "merge-partial",
            "merge-ready",
            "grade-lab",
            "grade-out",
            "ssh-config",
            "dry-run",
            "class-json",
            "roster",
            "encoding",
            "rubric",
            "due",
            "late",
            "host-pattern",
            "secret",
            "formats",
            "again",
            "jobs",
            "host-limit",
            "student-limit");
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
        for (var option : OPTIONS) {
            messages.put(option, catalogue.say(language, Text.of("usage.option." + option)));
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
