package dev.overlaylab.labs.lab;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.i18n.Language;
import java.util.List;
import java.util.Map;

/**
 * One part of a lab.
 *
 * @param prose Markdown by language; commands and outputs it refers to are already filled in
 * @param checks what must be true when the step is done
 * @param hints by reason code, then from vague to plain; key {@code any} for every other reason
 */
public record Step(
        String id,
        Map<Language, String> title,
        Map<Language, String> prose,
        List<DocumentedCommand> commands,
        List<Check> checks,
        Map<String, List<Map<Language, String>>> hints) {
    public Step {
        commands = List.copyOf(commands);
        checks = List.copyOf(checks);
    }

    /**
     * A command as the documents print it, without prompts; may have several lines.
     *
     * @param expectExit the exit status that is right for it: some commands of the labs fail on purpose
     */
    public record DocumentedCommand(String id, String line, int expectExit) {}
}
