package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.driver.Ability;
import java.util.List;
import java.util.Map;

/**
 * What one chooses a lab by; its steps have not been read.
 *
 * @param title a few words
 * @param summary Markdown: what one will have learnt
 * @param engines the engine versions it can be played with, the best first
 * @param needs what not every kind of machine can do
 * @param minutes how long a learner may take for it, 0 where nobody said
 * @param machines the machines the documented commands make, with what each needs
 * @param steps their IDs, in order
 */
public record LabCover(
        String id,
        Map<Language, String> title,
        Map<Language, String> summary,
        List<String> engines,
        List<Ability> needs,
        int minutes,
        List<Lab.MachineNeed> machines,
        List<String> steps) {
    public LabCover {
        title = Map.copyOf(title);
        summary = Map.copyOf(summary);
        engines = List.copyOf(engines);
        needs = List.copyOf(needs);
        machines = List.copyOf(machines);
        steps = List.copyOf(steps);
    }
}
