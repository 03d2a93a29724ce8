package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The containers of a machine that was down: an engine starts none of them again by itself. */
final class Containers {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The engine comes up after the machine: asked until it answers, within the command's deadline. */
    private static final String AWAIT_ENGINE = """
            [ -e /etc/docker/daemon.json ] || exit 0
            until docker version >/dev/null 2>&1; do sleep 0.2; done
            """;

    /** An engine that has just come up tidies up networks of before, and may take one away from under a container's feet. */
    private static final String START_EACH = """
            for attempt in 1 2 3 4 5; do
                left=
                for id in $ids; do docker start "$id" >/dev/null || left="$left $id"; done
                ids=$left
                [ -n "$ids" ] || exit 0
                sleep 1
            done
            exit 1
            """;

    private final Door door;

    Containers(Door door) {
        this.door = door;
    }

    /** The IDs of those that run; nothing when no engine answers. */
    List<String> running(SshAddress machine) {
        return answer(machine, "! pidof dockerd >/dev/null || docker ps -q --no-trunc")
                .map(it -> it.lines().toList())
                .orElse(List.of());
    }

    /** Asks them to end, and ends them soon after. */
    void stop(SshAddress machine, List<String> ids) {
        if (!ids.isEmpty()) {
            answer(machine, "docker stop -t 2 " + quoted(ids));
        }
    }

    /** Waits for the engine. */
    void await(SshAddress machine) {
        answer(machine, AWAIT_ENGINE);
    }

    /** Waits for the engine and starts them, in this order; false when that did not succeed. */
    boolean start(SshAddress machine, List<String> ids) {
        return answer(machine, AWAIT_ENGINE + "ids=" + Command.quoted(String.join(" ", ids)) + "\n" + START_EACH)
                .isPresent();
    }

    /** Like start, those that an engine found dead when it came up: they ran when their machine went down. */
    boolean startFoundDead(SshAddress machine) {
        var dead = "ids=$(docker ps -aq --no-trunc --filter status=exited --filter exited=255)\n";
        return answer(machine, AWAIT_ENGINE + dead + START_EACH).isPresent();
    }

    private Optional<String> answer(SshAddress machine, String script) {
        try (var connection = door.open(machine)) {
            var result = connection.run(Command.of(script).within(PATIENCE));
            return result.succeeded() ? Optional.of(result.stdout()) : Optional.empty();
        } catch (MachineException e) {
            return Optional.empty();
        }
    }

    private static String quoted(List<String> words) {
        return String.join(" ", words.stream().map(Command::quoted).toList());
    }
}
