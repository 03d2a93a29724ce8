package dev.overlaylab.shell.cli;

import java.time.Duration;

/** On machines made of namespaces. */
class NamespaceKillEndToEndTest extends KillEndToEndTest {
    NamespaceKillEndToEndTest() {
        super("namespace", Duration.ofSeconds(25), Duration.ofMinutes(10));
    }
}
