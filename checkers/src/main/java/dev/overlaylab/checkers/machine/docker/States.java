package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Network;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.ContainerState.Attachment;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.NetworkState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From docker-java's words to ours, where nothing is ever null. */
final class States {
    private States() {}

    static EngineState of(Info info) {
        return new EngineState(
                known(info.getId()),
                known(info.getName()),
                known(info.getServerVersion()),
                known(info.getKernelVersion()),
                known(info.getClusterStore()),
                known(info.getClusterAdvertise()));
    }

    static NetworkState of(Network network) {
        return new NetworkState(
                known(network.getId()),
                known(network.getName()),
                known(network.getDriver()),
                known(network.getScope()),
                Boolean.TRUE.equals(network.getInternal()),
                subnets(network.getIpam()),
                known(network.getOptions()),
                known(network.getLabels()));
    }

    private static List<String> subnets(Network.@Nullable Ipam ipam) {
        if (ipam == null || ipam.getConfig() == null) {
            return List.of();
        }
        return ipam.getConfig().stream()
                .map(Network.Ipam.Config::getSubnet)
                .filter(Objects::nonNull)
                .toList();
    }

    /** @param image the name as given at {@code docker run} */
    static ContainerState of(Container container, String image) {
        return new ContainerState(
                known(container.getId()),
                name(container.getNames()),
                image,
                known(container.getState()),
                attachments(container),
                ports(container.getPorts()),
                known(container.getLabels()));
    }

    /** A container that others link to is listed under their names for it too, each with a second slash. */
    private static String name(String @Nullable [] names) {
        var all = names == null ? new String[0] : names;
        return Arrays.stream(all)
                .map(it -> it.startsWith("/") ? it.substring(1) : it)
                .min((a, b) -> Boolean.compare(a.contains("/"), b.contains("/")))
                .orElse("");
    }

    private static Map<String, Attachment> attachments(Container container) {
        var settings = container.getNetworkSettings();
        var attachments = new LinkedHashMap<String, Attachment>();
        if (settings != null && settings.getNetworks() != null) {
            settings.getNetworks().forEach((name, network) -> attachments.put(name, of(network)));
        }
        return attachments;
    }

    private static Attachment of(ContainerNetwork network) {
        var length = network.getIpPrefixLen();
        return new Attachment(
                known(network.getNetworkID()),
                known(network.getIpAddress()),
                length == null ? 0 : length,
                known(network.getMacAddress()));
    }

    private static List<String> ports(ContainerPort @Nullable [] ports) {
        return Stream.of(ports == null ? new ContainerPort[0] : ports)
                .filter(it -> it.getPublicPort() != null)
                .map(it -> host(known(it.getIp())) + ":" + it.getPublicPort() + "->" + it.getPrivatePort() + "/"
                        + it.getType())
                .sorted()
                .toList();
    }

    private static String host(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private static String known(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Map<String, String> known(@Nullable Map<String, String> values) {
        return values == null ? Map.of() : Map.copyOf(values);
    }
}
