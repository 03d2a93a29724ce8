package dev.overlaylab.shell.cli;

import java.time.Duration;

/** On virtual machines. */
class VmKillEndToEndTest extends KillEndToEndTest {
    VmKillEndToEndTest() {
        super("vm", Duration.ofSeconds(60), Duration.ofMinutes(30));
    }
}
