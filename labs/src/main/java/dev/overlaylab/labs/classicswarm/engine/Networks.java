package dev.overlaylab.labs.classicswarm.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Networks, and how they are found. */
public record Networks(List<Network> all) {
    private static final int SHORT = 12;

    /** Each once: engines that share a network all list it. */
    public Collection<Network> once() {
        var once = new LinkedHashMap<String, Network>();
        all.forEach(it -> once.putIfAbsent(it.id(), it));
        return once.values();
    }

    /**
     * The one that is meant: by its ID or the short form of it, its name, {@code node/name}, or what an ID begins
     * with; empty when there is none or several could be.
     */
    public Optional<Network> find(String idOrName) {
        if (idOrName.isEmpty()) {
            return Optional.empty();
        }
        return once().stream()
                .filter(it -> it.id().equals(idOrName)
                        || (idOrName.length() == SHORT && it.id().startsWith(idOrName)))
                .findFirst()
                .or(() -> named(idOrName));
    }

    private Optional<Network> named(String name) {
        var named = matching(it -> it.name().equals(name)
                || (it.engine().specs().name() + "/" + it.name()).equals(name)
                || (it.engine().specs().id() + "/" + it.name()).equals(name));
        if (!named.isEmpty()) {
            return only(named);
        }
        return only(matching(it -> it.id().startsWith(name)));
    }

    private Collection<Network> matching(Predicate<Network> what) {
        return new Networks(all.stream().filter(what).toList()).once();
    }

    private static Optional<Network> only(Collection<Network> found) {
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }
}
