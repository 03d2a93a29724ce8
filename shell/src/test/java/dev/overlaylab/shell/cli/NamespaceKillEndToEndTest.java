package dev.overlaylab.shell.cli;

import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** On machines made of namespaces. */
@EnabledIfSystemProperty(named = "soak", matches = ".*")
class NamespaceKillEndToEndTest extends KillEndToEndTest {
    NamespaceKillEndToEndTest() {
        super("namespace", Duration.ofSeconds(25), Duration.ofMinutes(10));
    }
}
