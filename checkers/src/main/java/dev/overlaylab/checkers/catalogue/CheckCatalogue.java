package dev.overlaylab.checkers.catalogue;

import dev.overlaylab.checkers.catalogue.compose.ComposeChecks;
import dev.overlaylab.checkers.catalogue.container.ContainerChecks;
import dev.overlaylab.checkers.catalogue.host.HostChecks;
import dev.overlaylab.checkers.catalogue.kind.Kind;
import dev.overlaylab.checkers.catalogue.kind.Parameter;
import dev.overlaylab.checkers.catalogue.network.NetworkChecks;
import dev.overlaylab.checkers.catalogue.store.StoreChecks;
import dev.overlaylab.checkers.catalogue.swarm.SwarmChecks;
import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.i18n.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of checks that a lab can name, gathered from their topics. */
public final class CheckCatalogue {
    private static final Map<String, Kind> KINDS = byName(Stream.of(
            StoreChecks.KINDS,
            NetworkChecks.KINDS,
            ContainerChecks.KINDS,
            SwarmChecks.KINDS,
            HostChecks.KINDS,
            ComposeChecks.KINDS));

    private CheckCatalogue() {}

    /** The names of all types, sorted. */
    public static List<String> types() {
        return List.copyOf(KINDS.keySet());
    }

    /** The names of a type's parameters, sorted. */
    public static List<String> parameters(String type) {
        var kind = KINDS.get(type);
        return kind == null ? List.of() : kind.parameters().stream().sorted().toList();
    }

    /** What each of a type's parameters may be, sorted by name. */
    public static List<Parameter> described(String type) {
        var kind = KINDS.get(type);
        return kind == null ? List.of() : kind.described();
    }

    /**
     * A check as a lab's author described it.
     *
     * @param id unique in its lab
     * @throws Problem on an unknown type, and on an unknown, missing or wrong parameter; it names the valid ones
     */
    public static Check make(String type, String id, Map<String, Object> parameters) {
        var kind = KINDS.get(type);
        if (kind == null) {
            throw Problem.of("problem.check.unknown-type", "id", id, "type", type, "valid", String.join(", ", types()));
        }
        return kind.make(id, parameters);
    }

    private static Map<String, Kind> byName(Stream<List<Kind>> topics) {
        return topics.flatMap(List::stream)
                .collect(Collectors.toMap(
                        Kind::name,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalStateException("two types are called " + one.name());
                        },
                        TreeMap::new));
    }
}
