package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The promises of all drivers, on hosts that are somebody's. */
class EverySshContractTest extends EveryDriverContractTest {
    private final Map<String, String> before = new HashMap<>();
    private @Nullable SomebodysHosts hosts;

    @Override
    String driverId() {
        return "ssh";
    }

    @Override
    Flavour flavour() {
        return Flavour.NAMESPACE;
    }

    @Override
    void prepare(Path folder, Path labDirectory) throws Exception {
        var started = SomebodysHosts.started(folder.resolve("elsewhere"), 3);
        hosts = started;
        for (var name : started.names()) {
            before.put(name, started.state(name));
        }
        started.adopted(true).write(labDirectory);
    }

    @Override
    void tidy() {
        if (hosts != null) {
            hosts.close();
        }
    }

    /** Whatever differs from how the hosts were. */
    @Override
    List<String> traces(Path labDirectory) throws Exception {
        var differing = new ArrayList<String>();
        var there = java.util.Objects.requireNonNull(hosts);
        for (var name : there.names()) {
            var now = there.state(name);
            if (!now.equals(before.get(name))) {
                differing.add(name + ":\n" + now);
            }
        }
        return differing;
    }
}
