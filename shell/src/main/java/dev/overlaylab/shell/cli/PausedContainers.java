package dev.overlaylab.shell.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.cluster.Cluster;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.shell.journal.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The containers that ran when a session ended. An engine starts none of them again by itself, and without its key-value
 * store a learner's whole cluster would be gone at the next session.
 */
final class PausedContainers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Path file;

    PausedContainers(Path labDirectory) {
        this.file = labDirectory.resolve("containers.json");
    }

    /**
     * Notes what runs now and stops it, the key-value store last: an engine whose store is gone before it leaves its
     * containers' endpoints there, and their names stay taken for ever. A machine that gives no answer has nothing noted.
     */
    void pause(Cluster cluster) throws IOException {
        var machines = new ArrayList<>(cluster.machines());
        machines.removeIf(it -> it.state() != MachineRecord.State.RUNNING);
        var running = new LinkedHashMap<String, List<String>>();
        for (var machine : machines) {
            answer(cluster, machine.name(), "docker ps -q --no-trunc")
                    .ifPresent(it -> running.put(machine.name(), it.lines().toList()));
        }
        DurableFile.replace(file, JSON.writeValueAsBytes(running));
        Collections.reverse(machines);
        for (var machine : machines) {
            var ids = running.getOrDefault(machine.name(), List.of());
            if (!ids.isEmpty()) {
                answer(cluster, machine.name(), "docker stop -t 2 " + quoted(ids));
            }
        }
    }

    /**
     * Starts them again, machine by machine in order of creation: the key-value store comes first.
     *
     * @return the machines on which that did not succeed
     */
    List<String> resume(Cluster cluster) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<String, List<String>> noted = JSON.readValue(file.toFile(), new TypeReference<>() {});
        var failed = new ArrayList<String>();
        for (var machine : cluster.machines()) {
            if (!started(cluster, machine.name(), noted.getOrDefault(machine.name(), List.of()))) {
                failed.add(machine.name());
            }
        }
        Files.delete(file);
        return failed;
    }

    /**
     * Has the engine up and the containers started. An engine that came up before its key-value store answers never finds
     * its peers, and by now the store's machine has had its turn: so such an engine is started once more.
     */
    private static boolean started(Cluster cluster, String machine, List<String> ids) {
        // The engine comes up after the machine: asked until it answers, within the command's deadline.
        var script = """
                answers() { until docker version >/dev/null 2>&1; do sleep 0.2; done; }
                answers
                if [ -n "$(docker info --format '{{.ClusterStore}}' 2>/dev/null)" ]; then
                    service docker restart >/dev/null
                    answers
                fi
                """;
        return answer(cluster, machine, ids.isEmpty() ? script : script + "docker start " + quoted(ids))
                .isPresent();
    }

    /** What a script printed; empty when it failed or nobody answered. */
    private static Optional<String> answer(Cluster cluster, String machine, String script) {
        try {
            var result = cluster.named(machine).run(Command.of(script).within(PATIENCE));
            return result.succeeded() ? Optional.of(result.stdout()) : Optional.empty();
        } catch (MachineException e) {
            return Optional.empty();
        }
    }

    private static String quoted(List<String> words) {
        return String.join(" ", words.stream().map(Command::quoted).toList());
    }
}
