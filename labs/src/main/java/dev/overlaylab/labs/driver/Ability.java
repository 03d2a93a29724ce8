package dev.overlaylab.labs.driver;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What not every kind of machine can do, and a lab may need. */
public enum Ability {
    /** A swarm's service has an address of its own, and a port it publishes answers on every machine: needs IP_VS. */
    INGRESS,
    /** What containers say to each other can leave a machine encrypted: needs ESP. */
    ENCRYPTION,
    /** The machines can be brought back to a saved moment. */
    CHECKPOINTS,
    /** The machines reach the world outside the lab. */
    INTERNET,
    /** The machines are ours to switch off and on. */
    POWER;

    /** As labs write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that id. */
    public static Optional<Ability> named(String id) {
        return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Ability::id).toList();
    }
}
