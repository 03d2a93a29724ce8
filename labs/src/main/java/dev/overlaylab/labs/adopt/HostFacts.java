package dev.overlaylab.labs.adopt;

import dev.overlaylab.labs.driver.Ability;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a host said about itself.
 *
 * @param clockOffset by how many seconds its clock is at least before ours; negative when behind
 * @param addresses its own, with the interface of each
 * @param engine the version of its engine; empty when none answers
 * @param engineError why none answers; empty when one does
 * @param swarm the state of Swarm mode: {@code inactive}, {@code active} …
 * @param store the cluster store it uses now; empty when none
 * @param backends key-value stores that its engine can use as cluster store
 * @param busyTcp local TCP ports that somebody listens on
 * @param ipvs whether its kernel has, or can load, what virtual IPs of services need
 * @param esp the same for encrypted networks
 * @param wayOut whether it has a default route
 * @param lacking tools that a workstation needs and that are not there
 */
public record HostFacts(
        String hostname,
        String machineId,
        String os,
        String kernel,
        int memoryMb,
        double clockOffset,
        List<Address> addresses,
        Optional<String> engine,
        String engineError,
        String swarm,
        String store,
        Set<String> backends,
        int containers,
        Set<String> images,
        Set<Integer> busyTcp,
        Set<Integer> busyUdp,
        boolean vxlan,
        boolean ipvs,
        boolean esp,
        boolean wayOut,
        boolean systemd,
        List<String> lacking) {
    public HostFacts {
        addresses = List.copyOf(addresses);
        backends = Set.copyOf(backends);
        images = Set.copyOf(images);
        busyTcp = Set.copyOf(busyTcp);
        busyUdp = Set.copyOf(busyUdp);
        lacking = List.copyOf(lacking);
    }

    /** An IPv4 address with the length of its prefix. */
    public record Address(String networkInterface, String address, int prefix) {
        /** Whether it is one that the engine made for its containers. */
        boolean isEngines() {
            return networkInterface.matches("(docker|br-|veth|vxlan|docker_gwbridge|lxc|virbr|cni|flannel).*");
        }
    }

    /** What a lab may need of its kernel and its network. */
    public Set<Ability> abilities() {
        var abilities = EnumSet.noneOf(Ability.class);
        if (ipvs) {
            abilities.add(Ability.INGRESS);
        }
        if (esp) {
            abilities.add(Ability.ENCRYPTION);
        }
        if (wayOut) {
            abilities.add(Ability.INTERNET);
        }
        return abilities;
    }

    /** Its addresses by which other hosts might reach it. */
    public List<Address> reachable() {
        return addresses.stream().filter(it -> !it.isEngines()).toList();
    }
}
