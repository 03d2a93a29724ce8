package dev.overlaylab.labs.classicswarm.api;

import dev.overlaylab.labs.classicswarm.engine.Cluster;
import dev.overlaylab.labs.classicswarm.engine.Container;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Image;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.schedule.Candidate;
import dev.overlaylab.labs.classicswarm.schedule.ContainerRequest;
import dev.overlaylab.labs.classicswarm.schedule.ContainerWish;
import dev.overlaylab.labs.classicswarm.schedule.LocalImage;
import dev.overlaylab.labs.classicswarm.schedule.PlacementException;
import dev.overlaylab.labs.classicswarm.schedule.Resident;
import dev.overlaylab.labs.classicswarm.schedule.Scheduler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Asks the scheduler; knows too what is just being made, so that two who ask at once do not get the same room. */
public final class Placer {
    private final Cluster cluster;
    private final Scheduler scheduler;
    private final int failureRetry;
    private final List<Pending> pending = new ArrayList<>();

    public Placer(Cluster cluster, Scheduler scheduler, int failureRetry) {
        this.cluster = cluster;
        this.scheduler = scheduler;
        this.failureRetry = failureRetry;
    }

    /** A container that is being made. */
    record Pending(Engine engine, String name, ContainerWish wish, Map<String, String> labels) {}

    String strategy() {
        return scheduler.strategy().name();
    }

    String filters() {
        return scheduler.filterNames();
    }

    /** Where something may happen that leaves nothing behind. */
    synchronized Engine place(ContainerWish wish) throws PlacementException {
        var candidates = new ArrayList<Candidate>();
        var engines = cluster.engines();
        engines.forEach(it -> candidates.add(candidate(it)));
        var best = scheduler.place(wish, candidates).id();
        return engines.stream()
                .filter(it -> it.specs().id().equals(best))
                .findFirst()
                .orElseThrow();
    }

    /** Takes room, and a name; to be given back with {@link #settle} when the engine lists the container itself. */
    synchronized Pending reserve(String name, ContainerWish wish, Map<String, String> labels)
            throws PlacementException, Refusal {
        mustBeFree(name);
        var reserved = new Pending(place(wish), name, wish, labels);
        pending.add(reserved);
        return reserved;
    }

    synchronized void settle(Pending reserved) {
        pending.remove(reserved);
    }

    /** Names are unique in the whole cluster. */
    synchronized void mustBeFree(String name) throws Refusal {
        if (!name.isEmpty()
                && (cluster.containers().anyNamed(name)
                        || pending.stream().anyMatch(it -> it.name().equals(name)))) {
            throw new Refusal(
                    409,
                    "Conflict: The name " + name + " is already assigned. You have to delete (or rename) that container"
                            + " to be able to assign " + name + " to a container again.");
        }
    }

    private Candidate candidate(Engine engine) {
        var coming = pending.stream().filter(it -> it.engine() == engine).toList();
        var containers = new ArrayList<Resident>();
        engine.containers().forEach(it -> containers.add(resident(it)));
        coming.forEach(it -> containers.add(new Resident(
                "",
                it.name().isEmpty() ? List.of() : List.of(it.name()),
                it.labels(),
                it.wish().bindings(),
                it.wish().networkMode().equals("host"),
                it.wish().exposed())));
        return new Candidate(
                engine.specs().id(),
                engine.specs().name(),
                engine.specs().labels(),
                containers,
                engine.images().stream().map(Placer::image).toList(),
                engine.usedMemory()
                        + coming.stream().mapToLong(it -> it.wish().memory()).sum(),
                engine.usedCpus()
                        + coming.stream().mapToLong(it -> it.wish().cpus()).sum(),
                engine.totalMemory(),
                engine.totalCpus(),
                health(engine));
    }

    /** 100 when the last call reached it, less for each that did not, 0 when it is not to be used. */
    private long health(Engine engine) {
        int failures = engine.health().failures();
        return !engine.healthy() || failures >= failureRetry ? 0 : 100 - failures * 100L / failureRetry;
    }

    private static Resident resident(Container container) {
        var asked = container.inspected().path("HostConfig");
        var bindings = new ArrayList<>(ContainerRequest.bindings(asked.path("PortBindings")));
        bindings.addAll(ContainerRequest.bindings(
                container.inspected().path("NetworkSettings").path("Ports")));
        return new Resident(
                container.id(),
                container.names().stream().map(it -> it.substring(1)).toList(),
                container.labels(),
                bindings,
                asked.path("NetworkMode").asText().equals("host"),
                new LinkedHashSet<>(
                        Json.map(container.inspected().path("Config").path("ExposedPorts"))
                                .keySet()));
    }

    private static LocalImage image(Image image) {
        return new LocalImage(image.id(), image.tags());
    }
}
