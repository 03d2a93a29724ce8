package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.lab.DrillOrder;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.Drill;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import java.util.List;
import java.util.Optional;

/** The drills of a lesson: what the shell has broken for the learner to name and mend. All of it follows from the journal. */
public final class Drilling {
    private final Lab lab;
    private final Journal journal;
    private final Workstation workstation;

    Drilling(Lab lab, Journal journal, Workstation workstation) {
        this.lab = lab;
        this.journal = journal;
        this.workstation = workstation;
    }

    /**
     * A drill that was begun and is not over.
     *
     * @param number which one it is at its step, from 1
     * @param named whether the learner has said what it is
     */
    public record Open(Drill drill, int number, boolean named) {}

    /** The drill of a step that is not over: not named yet, or not seen mended since. */
    public Optional<Open> open(Step step) {
        Optional<Open> open = Optional.empty();
        int number = 0;
        for (var entry : journal.entries()) {
            if (entry instanceof Entry.Rewound) {
                open = Optional.empty();
            } else if (entry instanceof Entry.Drilled drilled && drilled.step().equals(step.id())) {
                number++;
                open = begun(step, drilled.drill(), number);
            } else if (entry instanceof Entry.Answered answered
                    && answered.step().equals(step.id())) {
                open = open.map(it -> new Open(it.drill(), it.number(), it.named() || answered.right()));
            } else if (entry instanceof Entry.Judged judged && isGreen(judged, step)) {
                open = open.filter(it -> !it.named());
            }
        }
        return open;
    }

    /** Empty when the lab has another version by now, in which there is no such drill. */
    private static Optional<Open> begun(Step step, String drill, int number) {
        return step.drills().stream()
                .filter(it -> it.id().equals(drill))
                .findFirst()
                .map(it -> new Open(it, number, false));
    }

    private static boolean isGreen(Entry.Judged judged, Step step) {
        return judged.step().equals(step.id())
                && judged.checks().size() == step.checks().size()
                && judged.checks().stream().allMatch(it -> it.outcome().equals(Outcome.PASS.name()));
    }

    /** The steps that have drills. */
    public List<String> steps() {
        return lab.steps().stream()
                .filter(it -> !it.drills().isEmpty())
                .map(Step::id)
                .toList();
    }

    /** What a learner may take the trouble of a step for. */
    public static String choices(Step step) {
        return String.join(", ", step.drills().stream().map(Drill::id).sorted().toList());
    }

    /** Begins the next drill of a step that has some; it is noted before anything is done. */
    public Open begin(Step step) {
        var earlier = journal.entries().stream()
                .filter(Entry.Drilled.class::isInstance)
                .map(Entry.Drilled.class::cast)
                .filter(it -> it.step().equals(step.id()))
                .map(Entry.Drilled::drill)
                .toList();
        var drill = new DrillOrder(lab.id(), lab.variant().seed())
                .next(step, earlier)
                .orElseThrow(() -> new IllegalArgumentException(step.id() + " has no drills"));
        journal.add(new Entry.Drilled(journal.now(), step.id(), drill.id()));
        return new Open(drill, earlier.size() + 1, false);
    }

    /** Breaks what a drill is about, unseen; what did not go as it should is undone again, and told. */
    public Optional<Failed> breakIt(Drill drill) throws MachineException {
        var failed = unseen(drill.trouble().run());
        if (failed.isPresent()) {
            mend(drill);
        }
        return failed;
    }

    /** Mends it as documented, unseen, as far as there is anything to mend. */
    public void mend(Drill drill) throws MachineException {
        for (var line : drill.trouble().undo()) {
            unseen(List.of(line));
        }
    }

    private Optional<Failed> unseen(List<String> lines) throws MachineException {
        for (var line : lines) {
            // In a bash of its own, so that the learner's keeps its variables and its directory.
            int exit = workstation
                    .run("(\n" + line + "\n)", (bytes, offset, length) -> {})
                    .exitStatus();
            if (exit != 0) {
                return Optional.of(new Failed(line, exit));
            }
        }
        return Optional.empty();
    }

    /** A line that did not end with 0. */
    public record Failed(String line, int exit) {}

    /** Takes note that the learner need not find out any more. */
    public void told(Step step) {
        journal.add(new Entry.Answered(journal.now(), step.id(), "", true));
    }

    /** Takes note that the learner takes the trouble for this, and says whether they are right. */
    public boolean answered(Step step, Open open, String answer) {
        boolean right = open.drill().id().equals(answer);
        journal.add(new Entry.Answered(journal.now(), step.id(), answer, right));
        return right;
    }
}
