package dev.overlaylab.labs.ways;

/** What needs a kernel with IP_VS and ESP: virtual addresses, the routing mesh and encryption, on virtual machines. */
class VmIngressWaysTest extends RealWays {
    VmIngressWaysTest() {
        super("vm", "real-ingress");
    }
}
