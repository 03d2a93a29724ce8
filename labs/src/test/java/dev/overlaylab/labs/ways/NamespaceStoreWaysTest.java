package dev.overlaylab.labs.ways;

/** Ways of etcd, on machines made of namespaces. */
class NamespaceStoreWaysTest extends RealWays {
    NamespaceStoreWaysTest() {
        super("namespace", "real-etcd");
    }
}
