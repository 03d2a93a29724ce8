package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.Needs;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param variant what of it is this learner's own
 */
public record Lab(
        String id,
        Map<Language, String> title,
        Map<Language, String> summary,
        List<String> engines,
        List<Ability> needs,
        int minutes,
        List<MachineNeed> machines,
        List<Step> steps,
        Variant variant) {
    public Lab {
        title = Map.copyOf(title);
        summary = Map.copyOf(summary);
        needs = List.copyOf(needs);
        engines = List.copyOf(engines);
        machines = List.copyOf(machines);
        steps = List.copyOf(steps);
    }

    /** The same with only those drills that such machines can be put through. */
    public Lab withDrillsFor(Driver.Capabilities capabilities) {
        var possible = steps.stream()
                .map(step -> step.withDrills(it -> new Needs(id, step.wrongWayNeeds(it.id()))
                        .lacking(capabilities)
                        .isEmpty()))
                .toList();
        return new Lab(id, title, summary, engines, needs, minutes, machines, possible, variant);
    }

    /**
     * What of a lab is a learner's own.
     *
     * @param seed what it was drawn from
     * @param parameters the lab's parameters by name, in the order of the lab's file, with what was drawn or is documented
     */
    public record Variant(Seed seed, Map<String, String> parameters) {
        /** The lab as it is documented, when it has no parameters. */
        public static final Variant DOCUMENTED = new Variant(Seed.NONE, Map.of());

        public Variant {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /** A machine the lab will make. */
    public record MachineNeed(String name, int memoryMb) {}
}
