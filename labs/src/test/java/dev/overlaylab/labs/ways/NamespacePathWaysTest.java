package dev.overlaylab.labs.ways;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Ways to a container, each broken at one hop, on machines made of namespaces: only with {@code -Dsoak}. */
@EnabledIfSystemProperty(named = "soak", matches = ".*")
class NamespacePathWaysTest extends RealWays {
    NamespacePathWaysTest() {
        super("namespace", "real-path");
    }
}
