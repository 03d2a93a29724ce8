package dev.overlaylab.labs.classicswarm.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.labs.classicswarm.http.Query;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What one engine has, as it was last heard; one thread at a time asks anew, others read meanwhile. */
final class Inventory {
    private final Engine engine;
    private final Calls calls;
    private final Map<String, Container> containers = new ConcurrentHashMap<>();
    private volatile List<Image> images = List.of();
    private volatile List<Network> networks = List.of();
    private volatile List<Volume> volumes = List.of();

    Inventory(Engine engine, Calls calls) {
        this.engine = engine;
        this.calls = calls;
    }

    Collection<Container> containers() {
        return containers.values();
    }

    List<Image> images() {
        return images;
    }

    List<Network> networks() {
        return networks;
    }

    List<Volume> volumes() {
        return volumes;
    }

    synchronized void refresh() throws IOException {
        refreshContainers();
        refreshVolumes();
        refreshNetworks();
        refreshImages();
    }

    /** Inspects what is new or has changed its state. */
    private void refreshContainers() throws IOException {
        var gone = new HashSet<>(containers.keySet());
        for (var listed : calls.get("/containers/json?all=1")) {
            var id = listed.path("Id").asText();
            gone.remove(id);
            var known = Optional.ofNullable(containers.get(id));
            if (known.isPresent() && sameState(known.get().listed(), listed)) {
                containers.put(id, new Container(engine, listed, known.get().inspected()));
            } else {
                inspect(listed);
            }
        }
        containers.keySet().removeAll(gone);
    }

    private static boolean sameState(JsonNode before, JsonNode now) {
        return before.path("State").equals(now.path("State"))
                && before.path("Names").equals(now.path("Names"))
                && !now.path("State").asText().equals("restarting");
    }

    synchronized void refreshContainer(String id) throws IOException {
        var filter = Json.object();
        filter.putArray("id").add(id);
        var found = calls.get("/containers/json?all=1&filters="
                + Query.escape(new String(Json.bytes(filter), java.nio.charset.StandardCharsets.UTF_8)));
        if (found.isEmpty()) {
            containers.remove(id);
        }
        for (var listed : found) {
            inspect(listed);
        }
    }

    private void inspect(JsonNode listed) throws IOException {
        var id = listed.path("Id").asText();
        try {
            containers.put(id, new Container(engine, listed, calls.get("/containers/" + id + "/json")));
        } catch (Refusal gone) {
            if (gone.status() != 404) {
                throw gone;
            }
            containers.remove(id);
        }
    }

    void forgetContainer(String id) {
        containers.remove(id);
    }

    synchronized void refreshImages() throws IOException {
        images = calls.get("/images/json?all=1")
                .valueStream()
                .map(it -> new Image(engine, it))
                .toList();
    }

    synchronized void refreshNetworks() throws IOException {
        networks = calls.get("/networks")
                .valueStream()
                .map(it -> new Network(engine, it))
                .toList();
    }

    synchronized void refreshVolumes() throws IOException {
        volumes = calls.get("/volumes")
                .path("Volumes")
                .valueStream()
                .map(it -> new Volume(engine, it))
                .toList();
    }
}
