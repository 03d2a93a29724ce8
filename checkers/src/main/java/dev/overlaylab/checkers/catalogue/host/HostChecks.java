package dev.overlaylab.checkers.catalogue.host;

import dev.overlaylab.checkers.catalogue.kind.Kind;
import java.util.List;

/** The types about hosts. */
public final class HostChecks {
    /** One line a type: name, how it is made, its parameters. */
    public static final List<Kind> KINDS = List.of(
            new Kind("kernel-version", KernelVersion::new, "machines", "at-least"),
            new Kind("engine-certificate", EngineCertificate::new, "machines", "from", "port", "interface"),
            new Kind("interface-address", InterfaceAddress::new, "machines", "interface"),
            new Kind("unique-host-names", UniqueHostNames::new, "machines"),
            new Kind("subnets-apart", SubnetsApart::new, "machines", "network"),
            new Kind("ports-open", PortsOpen::new, "machines", "tcp", "udp", "interface"));

    private HostChecks() {}
}
