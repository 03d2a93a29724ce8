package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.catalogue.kind.Kind;
import java.util.List;

/** The types about networks. */
public final class NetworkChecks {
    static final String PAGE = "Welcome to nginx!";
    static final String IMAGE = "busybox";

    /** One line a type: name, how it is made, its parameters. */
    public static final List<Kind> KINDS = List.of(
            new Kind("overlay-network", OverlayNetwork::new, "machines", "network", "subnet", "scope"),
            new Kind("gateway-bridge", GatewayBridge::new, "machines", "network"),
            new Kind("page-by-name", PageByName::new, "from", "network", "name", "expect", "image", "to"),
            new Kind("bridge-isolation", BridgeIsolation::new, "machine", "container", "from", "expect", "image"),
            new Kind("way-out", WayOut::new, "machine", "container", "to", "interface"),
            new Kind(
                    "encrypted-overlay",
                    EncryptedOverlay::new,
                    "machine",
                    "container",
                    "to",
                    "peer",
                    "network",
                    "interface",
                    "mtu"));

    private NetworkChecks() {}
}
