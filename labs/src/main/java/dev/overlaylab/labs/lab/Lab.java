package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.driver.Ability;
import java.util.List;
import java.util.Map;

/**
 * A lesson and its ordered parts.
 *
 * @param title a few words
 * @param summary Markdown: what one will have learnt
 * @param engines the engine versions it can be played with, the best first
 * @param needs what not every kind of machine can do
 * @param minutes how long a learner may take for it, 0 where nobody said
 * @param machines the machines the documented commands make, with what each needs
 */
public record Lab(
        String id,
        Map<Language, String> title,
        Map<Language, String> summary,
        List<String> engines,
        List<Ability> needs,
        int minutes,
        List<MachineNeed> machines,
        List<Step> steps) {
    public Lab {
        title = Map.copyOf(title);
        summary = Map.copyOf(summary);
        needs = List.copyOf(needs);
        engines = List.copyOf(engines);
        machines = List.copyOf(machines);
        steps = List.copyOf(steps);
    }

    /** A machine the lab will make. */
    public record MachineNeed(String name, int memoryMb) {}
}
