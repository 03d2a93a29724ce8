package dev.overlaylab.labs.driver;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a lab needs of its machines, held against what a driver has: a pure judgement.
 *
 * @param lab its ID
 * @param needed in the order of {@link Ability}
 */
public record Needs(String lab, List<Ability> needed) {
    public Needs {
        needed = needed.stream().distinct().sorted().toList();
    }

    /** What is needed and not there; empty when the lab can be played. */
    public List<Ability> lacking(Driver.Capabilities capabilities) {
        return needed.stream().filter(it -> !capabilities.has(it)).toList();
    }

    /**
     * Says before anything starts what the driver lacks, and who has it.
     *
     * @param others what goes on the command line instead, such as {@code --driver vm}, with what that would have
     */
    public void require(String driver, Driver.Capabilities capabilities, Map<String, Driver.Capabilities> others) {
        var lacking = lacking(capabilities);
        if (lacking.isEmpty()) {
            return;
        }
        var instead = others.entrySet().stream()
                .filter(it -> lacking(it.getValue()).isEmpty())
                .map(it -> "overlaylab start " + lab + " " + it.getKey())
                .collect(Collectors.joining("\n"));
        throw Problem.of(
                instead.isEmpty() ? "problem.driver.lacks-anywhere" : "problem.driver.lacks",
                "lab",
                lab,
                "what",
                listed(lacking),
                "driver",
                driver,
                "instead",
                instead);
    }

    /** In words. */
    public static Text listed(Collection<Ability> abilities) {
        return abilities.stream()
                .map(it -> Text.of("ability." + it.id()))
                .reduce((some, one) -> Text.of("ability.list", "some", some, "one", one))
                .orElseThrow();
    }
}
