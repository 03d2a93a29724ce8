package dev.overlaylab.labs.ways;

/** What needs a kernel with IP_VS: virtual addresses and the routing mesh, on virtual machines. */
class VmIngressWaysTest extends RealWays {
    VmIngressWaysTest() {
        super("vm", "real-ingress");
    }
}
