package dev.overlaylab.shell.prove;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Driver.Capabilities;
import dev.overlaylab.labs.driver.Needs;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.Sabotage;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.terminal.ScreenText;
import java.util.List;
import java.util.Optional;

/** Goes every declared wrong way of a step: it must be noticed for the declared reason, and all be green after it. */
final class WrongWays {
    private static final int LAST_WORDS = 500;

    private final Lab lab;
    private final Typist typist;
    private final Looking looking;
    private final Capabilities capabilities;
    private final ProofListener listener;
    private final Board board;

    WrongWays(Lab lab, Typist typist, Looking looking, Capabilities capabilities, ProofListener listener, Board board) {
        this.lab = lab;
        this.typist = typist;
        this.looking = looking;
        this.capabilities = capabilities;
        this.listener = listener;
        this.board = board;
    }

    /**
     * What to type so that machines are brought back.
     *
     * @param start to the start of the step
     * @param forward from there to its end
     * @param again to its end, when that has been reached before
     */
    record Moments(String start, String forward, String again) {
        static Moments of(Lab lab, int at) {
            boolean last = at == lab.steps().size() - 1;
            return new Moments(
                    "rewind " + (at + 1),
                    last ? "rewind end" : "forward " + (at + 2),
                    last ? "rewind end" : "rewind " + (at + 2));
        }
    }

    /** Goes them on a finished step that cannot be brought back. */
    void go(Step step, List<Check> judged) throws InterruptedException {
        for (var way : step.sabotages()) {
            if (way.undo().isEmpty()) {
                leaveOut(step, way, Text.of("prove.way-needs-start"));
            } else if (possible(step, way)) {
                onFinished(step, way, judged);
            }
        }
    }

    /** Goes them on a finished step, or instead of it. */
    void go(Step step, List<Check> judged, Moments moments) throws InterruptedException {
        boolean inOrder = true;
        for (var way : step.sabotages()) {
            if (!possible(step, way)) {
                continue;
            }
            if (way.undo().isEmpty()) {
                inOrder = instead(step, way, judged, moments);
                continue;
            }
            if (!inOrder) {
                // A wrong way begins on a step that is in order.
                say(moments.again());
                looking.untilGreen(judged);
            }
            onFinished(step, way, judged);
            inOrder = board.isUndone(step, way);
        }
    }

    private boolean possible(Step step, Sabotage way) {
        var needs = step.declared().wrongWayNeeds().getOrDefault(way.id(), List.of());
        var lacking = new Needs(lab.id(), needs).lacking(capabilities);
        if (lacking.isEmpty()) {
            return true;
        }
        leaveOut(step, way, Text.of("prove.way-lacks", "what", Needs.listed(lacking)));
        return false;
    }

    private void leaveOut(Step step, Sabotage way, Text why) {
        board.noticed(step, way, Cell.notPossible(why));
        board.undone(step, way, Cell.notPossible(why));
    }

    private void onFinished(Step step, Sabotage way, List<Check> judged) throws InterruptedException {
        goWrong(step, way);
        typeAll(way.undo()).ifPresent(it -> board.undone(step, way, Cell.wrong(it)));
        looking.untilGreen(judged).forEach(it -> board.undone(step, way, Cell.green(it)));
    }

    /** From the start of the step; what undoes it is that the machines are brought back. */
    private boolean instead(Step step, Sabotage way, List<Check> judged, Moments moments) throws InterruptedException {
        if (!isBroughtBack(step, way, moments.start())) {
            return false;
        }
        goWrong(step, way);
        if (!isBroughtBack(step, way, moments.forward())) {
            return false;
        }
        looking.untilGreen(judged).forEach(it -> board.undone(step, way, Cell.green(it)));
        return board.isUndone(step, way);
    }

    private boolean isBroughtBack(Step step, Sabotage way, String words) throws InterruptedException {
        var typed = say(words);
        if (typed.last(Entry.Rewound.class).isPresent()) {
            return true;
        }
        var said = lastOf(ScreenText.of(typed.screen()).strip());
        board.undone(step, way, Cell.wrong(Text.of("prove.not-brought-back", "words", words, "said", said)));
        return false;
    }

    private void goWrong(Step step, Sabotage way) throws InterruptedException {
        listener.tell(Text.of("prove.sabotage", "step", step.id(), "sabotage", way.id()));
        var failed = typeAll(way.run());
        board.noticed(step, way, failed.map(Cell::wrong).orElseGet(() -> Cell.sabotaged(noticed(step, way), way)));
    }

    /** What is found once the declared reason is among it. */
    private CheckResult noticed(Step step, Sabotage way) {
        var check =
                step.checks().stream().filter(it -> it.id().equals(way.check())).toList();
        return looking.until(check, it -> Cell.reasons(it).contains(way.reason()))
                .get(0);
    }

    /** Types lines of which each must end with 0; what went otherwise. */
    private Optional<Text> typeAll(List<String> lines) throws InterruptedException {
        for (var line : lines) {
            var typed = say(line);
            if (typed.exit() != 0) {
                var said = ScreenText.of(typed.screen()).strip();
                return Optional.of(
                        Text.of("prove.line-failed", "line", line, "exit", typed.exit(), "said", lastOf(said)));
            }
        }
        return Optional.empty();
    }

    private Typed say(String words) throws InterruptedException {
        listener.types(words);
        return typist.type(words);
    }

    static String lastOf(String said) {
        return said.substring(Math.max(0, said.length() - LAST_WORDS));
    }
}
