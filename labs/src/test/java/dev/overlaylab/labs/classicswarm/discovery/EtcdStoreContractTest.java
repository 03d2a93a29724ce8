package dev.overlaylab.labs.classicswarm.discovery;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("machines")
class EtcdStoreContractTest extends StoreContractTest {
    @Override
    String scheme() {
        return "etcd";
    }

    @Override
    RealStore begin(Path folder, int port) throws Exception {
        var client = "http://127.0.0.1:" + port;
        var peer = "http://127.0.0.1:" + RealStore.freePort();
        return new RealStore(
                image(),
                "etcd",
                folder,
                port,
                List.of(
                        "etcd",
                        "--data-dir=/tmp/store",
                        "--listen-client-urls=" + client,
                        "--advertise-client-urls=" + client,
                        "--listen-peer-urls=" + peer,
                        "--initial-advertise-peer-urls=" + peer,
                        "--initial-cluster=default=" + peer));
    }
}
