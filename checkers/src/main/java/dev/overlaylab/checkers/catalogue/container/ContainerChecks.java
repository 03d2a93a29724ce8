package dev.overlaylab.checkers.catalogue.container;

import dev.overlaylab.checkers.catalogue.kind.Kind;
import java.util.List;

/** The types about containers. */
public final class ContainerChecks {
    /** One line a type: name, how it is made, its parameters. */
    public static final List<Kind> KINDS = List.of(
            new Kind("container-running", ContainerRunning::new, "machine", "container", "network", "image", "others"),
            new Kind(
                    "container-interfaces",
                    ContainerInterfaces::new,
                    "machine",
                    "container",
                    "network",
                    "mtu",
                    "gateway-mtu"),
            new Kind("embedded-dns", EmbeddedDns::new, "machine", "container", "server"));

    private ContainerChecks() {}
}
