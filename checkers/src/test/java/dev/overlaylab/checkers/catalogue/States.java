package dev.overlaylab.checkers.catalogue;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.world.DocumentedLab;
import dev.overlaylab.checkers.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Ways in which the documented lab can be changed, and what must come out. */
final class States {
    private final List<State> all = new ArrayList<>();

    /** @param reasons in order; none when the check passes all the same */
    record State(String name, Check check, List<Reason> reasons, Consumer<World> change) {
        @Override
        public String toString() {
            return check.id() + ": " + name;
        }
    }

    States() {
        for (var check : DocumentedLab.ALL) {
            passes("the documented outcome", check, it -> {});
        }
        AnyCheckStates.anyCheck(this);
        StoreStates.consul(this);
        StoreStates.store(this);
        NetworkStates.overlay(this);
        NetworkStates.gateway(this);
        ContainerStates.web(this);
        ContainerStates.dns(this);
        ContainerStates.interfaces(this);
        PageStates.page(this);
        PathStates.path(this);
        IsolationStates.isolation(this);
        WayOutStates.wayOut(this);
    }

    List<State> all() {
        return List.copyOf(all);
    }

    void state(String name, Check check, Reason reason, Consumer<World> change) {
        several(name, check, List.of(reason), change);
    }

    void twice(String name, Check check, Reason reason, Consumer<World> change) {
        several(name, check, List.of(reason, reason), change);
    }

    void passes(String name, Check check, Consumer<World> change) {
        several(name, check, List.of(), change);
    }

    void several(String name, Check check, List<Reason> reasons, Consumer<World> change) {
        all.add(new State(name, check, reasons, change));
    }

    static NetworkState like(NetworkState net, String id, String driver, String scope, String subnet) {
        return new NetworkState(
                id, net.name(), driver, scope, net.internal(), List.of(subnet), net.options(), net.labels());
    }

    static ContainerState exited(String name) {
        return new ContainerState("c0ffee", name, "nginx", "exited", Map.of(), List.of(), Map.of());
    }
}
