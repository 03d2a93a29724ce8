package dev.overlaylab.labs.ways;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What needs a kernel with IP_VS and ESP: virtual addresses, the routing mesh and encrypted overlays, on virtual machines.
 * Emulated ones take minutes: only with {@code -Dsoak}.
 */
@EnabledIfSystemProperty(named = "soak", matches = ".*")
class VmIngressWaysTest extends RealWays {
    VmIngressWaysTest() {
        super("vm", "real-ingress");
    }
}
