package dev.overlaylab.checkers.world;

import dev.overlaylab.checkers.catalogue.CheckCatalogue;
import dev.overlaylab.checkers.check.Check;
import java.util.List;
import java.util.Map;

/** The checks of lab overlay-consul as its author writes them. */
public final class DocumentedLab {
    private static final List<String> DEMOS = List.of(World.DEMO0, World.DEMO1);

    private DocumentedLab() {}

    public static final Check CONSUL = make("consul-leader", Map.of("machine", World.KEYSTORE));
    public static final Check STORE = make("engine-store", Map.of("machines", DEMOS, "store-machine", World.KEYSTORE));
    public static final Check OVERLAY =
            make("overlay-network", Map.of("machines", DEMOS, "network", "my-net", "subnet", "10.0.9.0/24"));
    public static final Check ANY_OVERLAY = make("overlay-network", Map.of("machines", DEMOS, "network", "my-net"));
    /** The same network, by an author whose engines share it in Swarm mode. */
    public static final Check SWARM_OVERLAY = make(
            "overlay-network",
            Map.of("machines", DEMOS, "network", "my-net", "subnet", "10.0.9.0/24", "scope", "swarm"));

    public static final Check WEB = make(
            "container-running",
            Map.of(
                    "machine",
                    World.DEMO0,
                    "container",
                    "web",
                    "network",
                    "my-net",
                    "image",
                    "nginx",
                    "others",
                    List.of(World.DEMO1)));
    public static final Check PAGE =
            make("page-by-name", Map.of("from", World.DEMO1, "network", "my-net", "name", "web"));
    /** The same, by an author who also says where the container is to run. */
    public static final Check PAGE_FROM =
            make("page-by-name", Map.of("from", World.DEMO1, "network", "my-net", "name", "web", "to", World.DEMO0));

    public static final Check DNS = make("embedded-dns", Map.of("machine", World.DEMO0, "container", "web"));
    public static final Check GATEWAY = make("gateway-bridge", Map.of("machines", DEMOS));
    public static final Check INTERFACES =
            make("container-interfaces", Map.of("machine", World.DEMO0, "container", "web", "network", "my-net"));
    public static final Check ISOLATION =
            make("bridge-isolation", Map.of("machine", World.DEMO0, "container", "web2", "from", World.DEMO1));
    public static final Check WAY_OUT =
            make("way-out", Map.of("machine", World.DEMO0, "container", "web", "to", World.KEYSTORE));

    /** Three of them as other labs would have them. */
    public static final Check OTHER_CONSUL =
            make("consul-leader", Map.of("machine", World.KEYSTORE, "port", 8501, "interface", "eth0"));

    public static final Check OTHER_GATEWAY =
            make("gateway-bridge", Map.of("machines", DEMOS, "network", "my-way-out"));
    public static final Check OTHER_WAY_OUT = make(
            "way-out", Map.of("machine", World.DEMO0, "container", "web", "to", World.KEYSTORE, "interface", "eth0"));

    public static final List<Check> ALL =
            List.of(CONSUL, STORE, OVERLAY, WEB, PAGE, DNS, GATEWAY, INTERFACES, ISOLATION, WAY_OUT);

    private static Check make(String type, Map<String, Object> parameters) {
        return CheckCatalogue.make(type, type, parameters);
    }
}
