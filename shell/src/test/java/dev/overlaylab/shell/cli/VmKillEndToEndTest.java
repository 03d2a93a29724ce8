package dev.overlaylab.shell.cli;

import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** On virtual machines. */
@EnabledIfSystemProperty(named = "soak", matches = ".*")
class VmKillEndToEndTest extends KillEndToEndTest {
    VmKillEndToEndTest() {
        super("vm", Duration.ofSeconds(60), Duration.ofMinutes(30));
    }
}
