package dev.overlaylab.labs.classicswarm.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Containers, and how they are found. */
public record Containers(List<Container> all) {
    private static final int SHORT = 12;

    /**
     * The one that is meant: by its ID or the short form of it, the cluster's ID, its name, {@code node/name}, or what
     * an ID begins with; empty when there is none or several could be.
     */
    public Optional<Container> find(String idOrName) {
        if (idOrName.isEmpty()) {
            return Optional.empty();
        }
        return first(it -> is(it.id(), idOrName))
                .or(() -> first(it -> is(it.swarmId(), idOrName)))
                .or(() -> byName(idOrName));
    }

    private Optional<Container> byName(String name) {
        var named = all.stream().filter(it -> named(it, name)).toList();
        if (!named.isEmpty()) {
            return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
        }
        var begun = all.stream()
                .filter(it -> it.id().startsWith(name) || it.swarmId().startsWith(name))
                .toList();
        return begun.size() == 1 ? Optional.of(begun.get(0)) : Optional.empty();
    }

    private static boolean named(Container container, String name) {
        var specs = container.engine().specs();
        return container.names().stream()
                .anyMatch(it -> it.equals(name)
                        || it.equals("/" + name)
                        || (specs.name() + it).equals(name)
                        || (specs.id() + it).equals(name));
    }

    private Optional<Container> first(Predicate<Container> what) {
        return all.stream().filter(what).findFirst();
    }

    private static boolean is(String id, String wanted) {
        return id.equals(wanted) || (wanted.length() == SHORT && id.startsWith(wanted));
    }

    /** Whether a container anywhere has this name. */
    public boolean anyNamed(String name) {
        return all.stream().anyMatch(it -> it.names().contains("/" + name));
    }
}
