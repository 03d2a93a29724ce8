package dev.overlaylab.labs.classicswarm.api;

import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is about a command that runs in a container: only its engine knows the command's ID. */
final class ExecCalls {
    private static final int REMEMBERED = 1024;

    private final Manager manager;
    private final Map<String, Engine> known = Collections.synchronizedMap(new Recent());

    ExecCalls(Manager manager) {
        this.manager = manager;
    }

    void pass(Call call, String what) throws IOException {
        var id = call.name();
        var engine = Optional.ofNullable(known.get(id)).or(() -> ask(id));
        if (engine.isEmpty()) {
            throw new Refusal(404, "Exec " + id + " not found");
        }
        known.put(id, engine.get());
        call.pass(engine.get(), "/exec/" + id + what);
    }

    private Optional<Engine> ask(String id) {
        if (!id.matches("[0-9a-f]{1,64}")) {
            return Optional.empty();
        }
        return manager
                .everywhere()
                .doing(manager.cluster().healthy(), engine -> engine.get("/exec/" + id + "/json"))
                .stream()
                .filter(it -> it.result().isPresent())
                .map(Everywhere.Outcome::engine)
                .findFirst();
    }

    /** The last of them; who comes back to an older one is looked for again. */
    private static final class Recent extends LinkedHashMap<String, Engine> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Engine> eldest) {
            return size() > REMEMBERED;
        }
    }
}
