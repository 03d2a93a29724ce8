package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.labs.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the machines looked like before the last command, so that it can be told what that one has changed. */
final class Memory {
    private Optional<Topology> latest = Optional.empty();
    private Optional<Topology> before = Optional.empty();
    private final List<String> since = new ArrayList<>();
    private long commands;
    private boolean unseen;

    /** What was there, and the commands that have been run since. */
    record Earlier(Topology topology, List<String> commands) {
        Earlier {
            commands = List.copyOf(commands);
        }
    }

    /** A command begins: what was seen last was before it. */
    synchronized void began(String command) {
        if (!unseen && latest.isPresent()) {
            before = latest;
            since.clear();
        }
        unseen = true;
        commands++;
        since.add(command);
    }

    /** Looks; what was seen while a command began, or by somebody who was sent away, is worth nothing. */
    Topology look(Supplier<Topology> eyes) {
        long at = begun();
        var seen = eyes.get();
        keep(seen, at);
        return seen;
    }

    private synchronized long begun() {
        return commands;
    }

    private synchronized void keep(Topology seen, long at) {
        if (at == commands && !Thread.currentThread().isInterrupted()) {
            latest = Optional.of(seen);
            unseen = false;
        }
    }

    synchronized Optional<Earlier> earlier() {
        return before.map(it -> new Earlier(it, since));
    }

    /** Whether what was seen last is what is there now, as far as the learner's own commands go. */
    synchronized boolean isFresh() {
        return latest.isPresent() && !unseen;
    }

    /** The machines are others now. */
    synchronized void clear() {
        latest = Optional.empty();
        before = Optional.empty();
        since.clear();
        commands++;
    }
}
