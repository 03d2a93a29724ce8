package dev.overlaylab.site.lesson;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.labs.lab.Lab;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A lab in one language.
 *
 * @param teaser the first paragraph of its summary, as text
 * @param summary HTML
 * @param needs in words; empty when any kind of machine will do
 * @param topic {@code store}, {@code swarm}, {@code compose} or {@code basics}
 * @param session whether a session in a terminal was recorded in this language
 * @param variation what a seed makes of it; nothing for the lab as it is documented
 * @param proven the matrix of a whole proof; nothing when nobody has kept one
 * @param recorded where its outputs come from; nothing when nobody has recorded it
 */
public record LabLesson(
        String id,
        String title,
        String teaser,
        String summary,
        List<String> engines,
        String needs,
        int minutes,
        List<Lab.MachineNeed> machines,
        String topic,
        @Nullable Recorded recorded,
        @Nullable Proven proven,
        boolean session,
        @Nullable Variation variation,
        List<StepLesson> steps) {
    public LabLesson {
        engines = List.copyOf(engines);
        machines = List.copyOf(machines);
        steps = List.copyOf(steps);
    }

    public int commands() {
        return steps.stream().mapToInt(it -> it.runs().size()).sum();
    }

    public int checks() {
        return steps.stream().mapToInt(it -> it.checks().size()).sum();
    }

    public int sabotages() {
        return steps.stream().mapToInt(it -> it.sabotages().size()).sum();
    }

    /** What starts it, without its language. */
    public String start() {
        return "./overlaylab start " + id + (variation == null ? "" : " --seed " + Command.quoted(variation.seed()));
    }

    /** Names of machines. */
    public String machineNames() {
        return machines.stream().map(Lab.MachineNeed::name).collect(Collectors.joining(", "));
    }
}
