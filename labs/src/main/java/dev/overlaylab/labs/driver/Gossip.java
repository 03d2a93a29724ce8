package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.process.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the engines of a swarm tell each other: who is a member, and which names and addresses the containers have.
 *
 * <p>Engines that come up at the same moment may miss each other. Who was not found is looked for again after a minute, and
 * names that were told to nobody are told again half a minute later; until then nobody finds containers on other machines.
 */
final class Gossip {
    private static final Duration TO_MEET = Duration.ofSeconds(15);
    private static final Duration TO_AGREE = Duration.ofSeconds(150);
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** How many seconds pass before it is told anew how long it has taken. */
    private static final long EVERY = 10;

    /** First whether it is a member, then what it knows of each overlay: name, ID, addresses of members, endpoints. */
    private static final String LOOK = """
            pidof dockerd >/dev/null || { echo no; exit 0; }
            case $(docker info --format '{{.Swarm.LocalNodeState}}' 2>/dev/null) in
                active) echo yes ;;
                inactive | locked | error) echo no; exit 0 ;;
                *) echo not-yet; exit 0 ;;
            esac
            overlays=$(docker network ls -q --no-trunc --filter driver=overlay --filter scope=swarm) || exit 1
            [ -z "$overlays" ] || docker network inspect --verbose --format \\
                '{{.Name}}|{{.ID}}|{{range .Peers}}{{.IP}} {{end}}|{{range .Services}}{{range .Tasks}}{{.EndpointID}} {{end}}{{end}}' \\
                $overlays
            """;

    private final Door door;

    Gossip(Door door) {
        this.door = door;
    }

    /** Waits a while until the members know each other, so that what one tells next is heard by the others. */
    void meet(List<SshAddress> engines) throws InterruptedException {
        until(engines, SwarmView::met, Deadline.in(TO_MEET), Progress.NONE);
    }

    /** Waits until all know the same; false when they still did not after a good while. */
    boolean agree(List<SshAddress> engines, Progress progress) throws InterruptedException {
        return until(engines, SwarmView::agreed, Deadline.in(TO_AGREE), progress);
    }

    private boolean until(
            List<SshAddress> engines, Predicate<List<SwarmView>> wished, Deadline deadline, Progress progress)
            throws InterruptedException {
        if (engines.size() < 2) {
            return true;
        }
        return deadline.until(
                () -> {
                    if (wished.test(look(engines))) {
                        return true;
                    }
                    progress.report(
                            Text.of(
                                    "progress.checkpoint.gossip",
                                    "seconds",
                                    deadline.elapsed().toSeconds() / EVERY * EVERY),
                            -1);
                    return false;
                },
                PAUSE);
    }

    private List<SwarmView> look(List<SshAddress> engines) {
        var views = new ArrayList<SwarmView>();
        for (var engine : engines) {
            try (Connection connection = door.open(engine)) {
                var answer = connection.run(Command.of(LOOK).within(TO_ANSWER));
                views.add(answer.succeeded() ? SwarmView.read(answer.stdout()) : SwarmView.NOT_YET);
            } catch (MachineException e) {
                views.add(SwarmView.NOT_YET);
            }
        }
        return views;
    }
}
