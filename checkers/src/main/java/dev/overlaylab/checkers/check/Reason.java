package dev.overlaylab.checkers.check;

import dev.overlaylab.checkers.machine.MachineException;
import java.util.List;
import java.util.Map;

/** Why a check did not pass; each has its explanation and its way on in the catalogue. */
public enum Reason {
    MACHINE_ABSENT("machine.absent"),
    CONSUL_NOT_ANSWERING("consul.not-answering"),
    CONSUL_ONLY_LOOPBACK("consul.only-loopback"),
    CONSUL_NOT_CONSUL("consul.not-consul"),
    CONSUL_NO_LEADER("consul.no-leader"),
    ENGINE_STORE_ABSENT("engine.store-absent"),
    ENGINE_STORE_SCHEME_DIFFERS("engine.store-scheme-differs"),
    ENGINE_STORE_DIFFERS("engine.store-differs"),
    ENGINE_STORE_ELSEWHERE("engine.store-elsewhere"),
    ENGINE_ADVERTISE_ABSENT("engine.advertise-absent"),
    ENGINE_ADVERTISE_DIFFERS("engine.advertise-differs"),
    STORE_NOT_ANSWERING("store.not-answering"),
    STORE_MEMBER_ABSENT("store.member-absent"),
    NETWORK_ABSENT("network.absent"),
    NETWORK_AMBIGUOUS("network.ambiguous"),
    NETWORK_DRIVER_DIFFERS("network.driver-differs"),
    NETWORK_SCOPE_DIFFERS("network.scope-differs"),
    NETWORK_ID_DIFFERS("network.id-differs"),
    NETWORK_SUBNET_DIFFERS("network.subnet-differs"),
    NETWORK_OPTION_DIFFERS("network.option-differs"),
    CONTAINER_ABSENT("container.absent"),
    CONTAINER_ELSEWHERE("container.elsewhere"),
    CONTAINER_NOT_RUNNING("container.not-running"),
    CONTAINER_NOT_ON_NETWORK("container.not-on-network"),
    CONTAINER_NO_ADDRESS("container.no-address"),
    CONTAINER_IMAGE_DIFFERS("container.image-differs"),
    PAGE_SAME_HOST("page.same-host"),
    PAGE_NAME_NOT_RESOLVED("page.name-not-resolved"),
    PAGE_REFUSED("page.refused"),
    PAGE_NO_ROUTE("page.no-route"),
    PAGE_TIMED_OUT("page.timed-out"),
    PAGE_HTTP_ERROR("page.http-error"),
    PAGE_DIFFERS("page.differs"),
    DNS_SERVER_DIFFERS("dns.server-differs"),
    DNS_NDOTS_DIFFERS("dns.ndots-differs"),
    INTERFACE_NO_ADDRESS("interface.no-address"),
    INTERFACE_ABSENT("interface.absent"),
    INTERFACE_MTU_DIFFERS("interface.mtu-differs"),
    ROUTE_DEFAULT_ABSENT("route.default-absent"),
    ROUTE_DEFAULT_DIFFERS("route.default-differs"),
    ISOLATION_CONTROL_PAGE_ABSENT("isolation.control-page-absent"),
    ISOLATION_NAME_RESOLVES("isolation.name-resolves"),
    ISOLATION_ADDRESS_REACHES("isolation.address-reaches"),
    WAY_OUT_NO_ROUTE("way-out.no-route"),
    WAY_OUT_NOT_BY_GATEWAY("way-out.not-by-gateway"),
    WAY_OUT_NO_REPLY("way-out.no-reply"),
    STORE_NO_LEADER("store.no-leader"),
    STORE_ONLY_LOOPBACK("store.only-loopback"),
    STORE_ANOTHER_SERVER("store.another-server"),
    STORE_AGENT_ABSENT("store.agent-absent"),
    STORE_AGENT_UNKNOWN("store.agent-unknown"),
    STORE_PUBLIC("store.public"),
    STORE_PAGE_ABSENT("store.page-absent"),
    STORE_TUNNEL_ABSENT("store.tunnel-absent"),
    CERTIFICATE_EXPIRED("certificate.expired"),
    CERTIFICATE_NO_ANSWER("certificate.no-answer"),
    CERTIFICATE_NOT_ASKED("certificate.not-asked"),
    CERTIFICATE_OTHER_NAME("certificate.other-name"),
    CERTIFICATE_REFUSED("certificate.refused"),
    CERTIFICATE_WRONG_AUTHORITY("certificate.wrong-authority"),
    HOST_KERNEL_TOO_OLD("host.kernel-too-old"),
    HOST_NAME_SHARED("host.name-shared"),
    HOST_NO_REPLY("host.no-reply"),
    INTERFACE_ADDRESS_SHARED("interface.address-shared"),
    NETWORK_SUBNET_OVERLAPS("network.subnet-overlaps"),
    PORT_REFUSED("port.refused"),
    PORT_FILTERED("port.filtered"),
    COMPOSE_SERVICE_ABSENT("compose.service-absent"),
    COMPOSE_NAME_NOT_RESOLVED("compose.name-not-resolved"),
    COMPOSE_NO_REPLY("compose.no-reply"),
    NETWORK_NOT_ENCRYPTED("network.not-encrypted"),
    WIRE_PLAIN("wire.plain"),
    WIRE_NO_REPLY("wire.no-reply"),
    SWARM_INACTIVE("swarm.inactive"),
    SWARM_ROLE_DIFFERS("swarm.role-differs"),
    SWARM_NO_LEADER("swarm.no-leader"),
    SWARM_ELSEWHERE("swarm.elsewhere"),
    SWARM_NODE_NOT_READY("swarm.node-not-ready"),
    SWARM_AVAILABILITY_DIFFERS("swarm.availability-differs"),
    SWARM_NODE_NOT_LOST("swarm.node-not-lost"),
    SERVICE_ABSENT("service.absent"),
    SERVICE_MODE_DIFFERS("service.mode-differs"),
    SERVICE_REPLICAS_DIFFER("service.replicas-differ"),
    SERVICE_IMAGE_DIFFERS("service.image-differs"),
    SERVICE_NOT_ON_NETWORK("service.not-on-network"),
    SERVICE_NOT_CONVERGED("service.not-converged"),
    SERVICE_TASK_ELSEWHERE("service.task-elsewhere"),
    SERVICE_NOT_RESCHEDULED("service.not-rescheduled"),
    SERVICE_ENDPOINT_MODE_DIFFERS("service.endpoint-mode-differs"),
    SERVICE_NAME_NOT_RESOLVED("service.name-not-resolved"),
    SERVICE_ADDRESSES_DIFFER("service.addresses-differ"),
    PUBLISHED_ABSENT("published.absent"),
    PUBLISHED_MODE_DIFFERS("published.mode-differs"),
    PUBLISHED_NO_ANSWER("published.no-answer"),
    PUBLISHED_PAGE_DIFFERS("published.page-differs"),
    INGRESS_RULE_ABSENT("ingress.rule-absent"),
    INGRESS_CHAIN_UNUSED("ingress.chain-unused"),
    INGRESS_TARGET_DIFFERS("ingress.target-differs"),
    NETWORK_UNUSED("network.unused"),
    SPREAD_TOO_FEW_TASKS("spread.too-few-tasks"),
    SPREAD_NO_ANSWER("spread.no-answer"),
    SPREAD_PAGE_ANONYMOUS("spread.page-anonymous"),
    SPREAD_ONE_SIDED("spread.one-sided"),
    PATH_CONTAINER_ABSENT("path.container-absent"),
    PATH_CONTAINER_STOPPED("path.container-stopped"),
    PATH_NOT_ATTACHED("path.not-attached"),
    PATH_NETWORK_DIFFERS("path.network-differs"),
    PATH_STORE_DIFFERS("path.store-differs"),
    PATH_STORE_SILENT("path.store-silent"),
    PATH_NOT_A_MEMBER("path.not-a-member"),
    PATH_NOT_IN_SWARM("path.not-in-swarm"),
    PATH_NODE_NOT_READY("path.node-not-ready"),
    PATH_GOSSIP_BLOCKED("path.gossip-blocked"),
    PATH_NEIGHBOUR_DIFFERS("path.neighbour-differs"),
    PATH_VXLAN_BLOCKED("path.vxlan-blocked"),
    PATH_ADDRESS_OUTSIDE("path.address-outside"),
    PATH_ADDRESS_DUPLICATE("path.address-duplicate"),
    PATH_NAME_UNKNOWN("path.name-unknown"),
    PATH_NAME_DIFFERS("path.name-differs"),
    PATH_NOT_LISTENING("path.not-listening"),
    PATH_CONNECTION_REFUSED("path.connection-refused"),
    PATH_VIRTUAL_IP_SILENT("path.virtual-ip-silent"),
    PATH_MESH_EMPTY("path.mesh-empty"),
    PATH_TASK_REFUSES("path.task-refuses"),
    PATH_CLEAR("path.clear"),
    PATH_UNSEEN("path.unseen"),

    CANNOT_UNREACHABLE("cannot.unreachable"),
    CANNOT_WRONG_HOST_KEY("cannot.wrong-host-key"),
    CANNOT_NOT_ADMITTED("cannot.not-admitted"),
    CANNOT_LOST("cannot.lost"),
    CANNOT_TIMED_OUT("cannot.timed-out"),
    CANNOT_ENGINE_DOWN("cannot.engine-down"),
    CANNOT_ENGINE_ERROR("cannot.engine-error"),
    CANNOT_NOT_OBSERVED("cannot.not-observed"),
    CANNOT_OWN_FAULT("cannot.own-fault"),
    CANNOT_IMAGE_ABSENT("cannot.image-absent"),
    CANNOT_TOOL_MISSING("cannot.tool-missing"),
    CANNOT_PROBE_CRASHED("cannot.probe-crashed"),
    CANNOT_PROBE_UNCLEAR("cannot.probe-unclear"),
    CANNOT_CONTROL_FAILED("cannot.control-failed");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** The code in reports, hints and the catalogue, such as {@code network.id-differs}. */
    public String code() {
        return code;
    }

    /** Why nothing can be said when a machine gave no answer; that nobody made it is a fault of the state judged. */
    public static Reason forSilence(MachineException.Cause cause) {
        return switch (cause) {
            case ABSENT -> MACHINE_ABSENT;
            case UNREACHABLE -> CANNOT_UNREACHABLE;
            case WRONG_HOST_KEY -> CANNOT_WRONG_HOST_KEY;
            case NOT_ADMITTED -> CANNOT_NOT_ADMITTED;
            case LOST -> CANNOT_LOST;
            case TIMED_OUT -> CANNOT_TIMED_OUT;
            case ENGINE_DOWN -> CANNOT_ENGINE_DOWN;
            case ENGINE_ERROR -> CANNOT_ENGINE_ERROR;
            case NOT_OBSERVED -> CANNOT_NOT_OBSERVED;
        };
    }

    /** Whether it kept us from judging, rather than being a fault of the state judged. */
    public boolean keepsFromJudging() {
        return code.startsWith("cannot.");
    }

    /** As a finding. */
    public Finding at(String where, String expected, String actual) {
        return Finding.of(code, where, expected, actual);
    }

    /** As a finding. */
    public Finding at(String where, String expected, String actual, Map<String, String> details) {
        return new Finding(code, where, expected, actual, details);
    }

    /** As a failure that ends the judgement with this one finding. */
    public FindingsError fails(String where, String expected, String actual) {
        return fails(where, expected, actual, Map.of());
    }

    /** As a failure that ends the judgement with this one finding. */
    public FindingsError fails(String where, String expected, String actual, Map<String, String> details) {
        if (keepsFromJudging()) {
            throw new IllegalStateException(code + " is not a fault of the state judged");
        }
        return new FindingsError(List.of(at(where, expected, actual, details)));
    }

    /** As what keeps from judging at all. */
    public CannotCheckException cannotCheck(String where, String expected, String actual, Map<String, String> details) {
        if (!keepsFromJudging()) {
            throw new IllegalStateException(code + " is a fault of the state judged");
        }
        return new CannotCheckException(at(where, expected, actual, details));
    }
}
