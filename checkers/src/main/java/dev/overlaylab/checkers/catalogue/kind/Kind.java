package dev.overlaylab.checkers.catalogue.kind;

import dev.overlaylab.checkers.check.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A type of checks.
 *
 * @param name as labs write it; its title is under {@code check.NAME} in the catalogue of texts
 * @param maker makes a check of its ID and what the lab's author wrote
 * @param parameters all that it knows
 */
public record Kind(String name, BiFunction<String, Parameters, Check> maker, Set<String> parameters) {
    public Kind {
        parameters = Set.copyOf(parameters);
    }

    public Kind(String name, BiFunction<String, Parameters, Check> maker, String... parameters) {
        this(name, maker, Set.of(parameters));
    }

    /** All that it knows, sorted by name: a check is made of imagined values, to see what is asked for and how. */
    public List<Parameter> described() {
        var imagined = new Parameters(name, parameters);
        Objects.requireNonNull(maker.apply("imagined", imagined));
        return imagined.read().stream()
                .sorted(Comparator.comparing(Parameter::name))
                .toList();
    }

    /** A check; throws a {@link dev.overlaylab.i18n.Problem} that names the parameter when one is not as it must be. */
    public Check make(String id, Map<String, Object> values) {
        return maker.apply(id, new Parameters(name, id, values, parameters));
    }
}
