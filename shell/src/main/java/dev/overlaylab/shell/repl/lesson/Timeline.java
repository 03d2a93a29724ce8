package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.cluster.Cluster;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.checkpoint.Checkpoint;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The saved moments of a lab: one at the start of each step, taken when the step before it turns green, and those that the
 * learner named. Steps count from 0; the one after the last is the finished lab.
 */
public final class Timeline {
    private static final String FINISHED = "end";

    private final Lab lab;
    private final Cluster cluster;
    private final Journal journal;
    private final long limit;
    private boolean changed = true;

    Timeline(Lab lab, Cluster cluster, Journal journal, long limit) {
        this.lab = lab;
        this.cluster = cluster;
        this.journal = journal;
        this.limit = limit;
    }

    /** Something was done that no moment has seen. */
    public void changed() {
        changed = true;
    }

    /** The moments there can be; a problem where machines cannot be saved. */
    public Checkpoints checkpoints() {
        return cluster.checkpoints(limit).orElseThrow(() -> Problem.of("problem.lesson.no-checkpoints"));
    }

    /**
     * Saves the start of a step while the learner is at another; nothing when there is nothing new, when machines cannot be
     * saved, or when a later step was begun already: what is there now would not be the start of that step.
     */
    Optional<Checkpoint> keepStart(int step, int at, Progress progress) {
        var possible = cluster.checkpoints(limit);
        if (possible.isEmpty() || furthest() > at) {
            return Optional.empty();
        }
        if (!changed && startOf(step).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(save(name(step), at, true, progress));
    }

    /** Saves this moment under a name of the learner's. */
    public Checkpoint keep(String name, int at, Progress progress) {
        if (name.matches("\\d+")
                || IntStream.rangeClosed(0, lab.steps().size()).anyMatch(it -> name(it).equals(name))) {
            throw Problem.of("problem.lesson.checkpoint-name", "name", name);
        }
        return save(name, at, false, progress);
    }

    private Checkpoint save(String name, int at, boolean automatic, Progress progress) {
        var saved = checkpoints().save(name, automatic, progress);
        journal.add(new Entry.Saved(journal.now(), id(at), name, automatic));
        changed = changed && !automatic;
        return saved;
    }

    void bringBack(String checkpoint, String step, Progress progress) {
        checkpoints().restore(checkpoint, progress);
        wasBroughtBack(checkpoint, step);
    }

    void clear(String step, Progress progress) {
        cluster.clear(progress);
        wasBroughtBack("", step);
    }

    /** Takes note of it; without a name, nothing was left. */
    void wasBroughtBack(String checkpoint, String step) {
        journal.add(new Entry.Rewound(journal.now(), step, checkpoint));
        changed = checkpoint.isEmpty();
    }

    /** The moment at the start of a step, if it is kept. */
    public Optional<Checkpoint> startOf(int step) {
        return named(name(step));
    }

    public Optional<Checkpoint> named(String name) {
        return cluster.checkpoints(limit)
                .flatMap(all ->
                        all.list().stream().filter(it -> it.name().equals(name)).findFirst());
    }

    /** What the saved moments are called, the earliest first. */
    public List<String> names() {
        return cluster.checkpoints(limit).map(Checkpoints::list).orElse(List.of()).stream()
                .map(Checkpoint::name)
                .toList();
    }

    /** The last step from one to another, both included, whose start is kept. */
    public OptionalInt lastKept(int from, int to) {
        var kept = names();
        return IntStream.rangeClosed(from, to)
                .filter(it -> kept.contains(name(it)))
                .max();
    }

    /** The step a moment is the start of, or at which the learner was when it was saved. */
    public int stepNamed(String checkpoint) {
        int start = indexOf(checkpoint);
        return start >= 0 ? start : savedAt(checkpoint);
    }

    /** The checks that passed when they were last judged before a moment was saved. */
    Set<String> greenAt(String checkpoint) {
        var kept = new HashMap<String, Set<String>>();
        var green = new HashSet<String>();
        for (var entry : journal.entries()) {
            if (entry instanceof Entry.Judged judged) {
                for (var check : judged.checks()) {
                    if (check.outcome().equals(Outcome.PASS.name())) {
                        green.add(check.check());
                    } else {
                        green.remove(check.check());
                    }
                }
            } else if (entry instanceof Entry.Saved saved) {
                kept.put(saved.checkpoint(), Set.copyOf(green));
            } else if (entry instanceof Entry.Rewound rewound) {
                green.clear();
                green.addAll(kept.getOrDefault(rewound.checkpoint(), Set.of()));
            }
        }
        return kept.getOrDefault(checkpoint, Set.of());
    }

    private int savedAt(String checkpoint) {
        return journal.entries().stream()
                .filter(it ->
                        it instanceof Entry.Saved saved && saved.checkpoint().equals(checkpoint))
                .mapToInt(it -> Math.max(0, indexOf(((Entry.Saved) it).step())))
                .reduce(0, (earlier, later) -> later);
    }

    /** How far the learner has come since the machines were last brought back. */
    private int furthest() {
        int furthest = 0;
        for (var entry : journal.entries()) {
            if (entry instanceof Entry.Moved moved) {
                furthest = Math.max(furthest, indexOf(moved.step()));
            } else if (entry instanceof Entry.Rewound rewound) {
                furthest = indexOf(rewound.step());
            }
        }
        return furthest;
    }

    private int indexOf(String step) {
        return IntStream.range(0, lab.steps().size())
                .filter(it -> lab.steps().get(it).id().equals(step))
                .findFirst()
                .orElse(-1);
    }

    private String id(int step) {
        return lab.steps().get(step).id();
    }

    private String name(int step) {
        return step == lab.steps().size() ? FINISHED : id(step);
    }
}
