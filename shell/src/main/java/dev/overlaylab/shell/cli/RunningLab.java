package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.labs.cluster.Cluster;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.lab.Lab;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A lab with everything that runs it. Closing lets go of connections; machines go on. */
record RunningLab(
        Lab lab,
        Path directory,
        Driver driver,
        Cluster cluster,
        Function<Collection<Probe>, Observations> observer,
        Runner runner,
        List<AutoCloseable> belongings)
        implements AutoCloseable {

    boolean hasMachines() {
        return !driver.list().isEmpty();
    }

    /** Each engine's version, by machine. */
    Map<String, String> engines() {
        var probes = cluster.machines().stream()
                .map(it -> (Probe) new Probe.EngineProbe(it.name()))
                .toList();
        var versions = new TreeMap<String, String>();
        observer.apply(probes).byProbe().forEach((probe, seen) -> {
            if (seen instanceof Observation.EngineSeen engine) {
                versions.put(probe.machine(), engine.state().version());
            }
        });
        return versions;
    }

    void removeMachines() {
        InParallel.forEach(driver.list(), it -> driver.remove(it.name()));
    }

    @Override
    public void close() {
        cluster.close();
        for (var belonging : belongings) {
            try {
                belonging.close();
            } catch (Exception e) {
                throw new IllegalStateException("closing " + belonging, e);
            }
        }
    }
}
