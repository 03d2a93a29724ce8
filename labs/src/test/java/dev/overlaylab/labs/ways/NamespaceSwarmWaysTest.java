package dev.overlaylab.labs.ways;

/** Ways of swarm, on machines made of namespaces. */
class NamespaceSwarmWaysTest extends RealWays {
    NamespaceSwarmWaysTest() {
        super("namespace", "real-swarm");
    }
}
