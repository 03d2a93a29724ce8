package dev.overlaylab.labs.ways;

/** Ways to a container, each broken at one hop, on machines made of namespaces. */
class NamespacePathWaysTest extends RealWays {
    NamespacePathWaysTest() {
        super("namespace", "real-path");
    }
}
