package dev.overlaylab.shell.prove;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Driver.Capabilities;
import dev.overlaylab.labs.driver.Needs;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.Sabotage;
import java.util.List;
import java.util.Optional;

/** Goes every declared wrong way of a step: it must be noticed for the declared reason, and all be green after it. */
final class WrongWays {
    private final Lab lab;
    private final Hands hands;
    private final Looking looking;
    private final Capabilities capabilities;
    private final ProofListener listener;
    private final Board board;

    WrongWays(Lab lab, Hands hands, Looking looking, Capabilities capabilities, ProofListener listener, Board board) {
        this.lab = lab;
        this.hands = hands;
        this.looking = looking;
        this.capabilities = capabilities;
        this.listener = listener;
        this.board = board;
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
    void go(int at, List<Check> judged) throws InterruptedException {
        var step = lab.steps().get(at);
        boolean inOrder = true;
        for (var way : step.sabotages()) {
            if (!possible(step, way)) {
                continue;
            }
            if (way.undo().isEmpty()) {
                inOrder = instead(at, way, judged);
                continue;
            }
            if (!inOrder) {
                // A wrong way begins on a step that is in order.
                hands.say(Hands.Moment.again(lab, at).words());
                looking.untilGreen(judged);
            }
            onFinished(step, way, judged);
            inOrder = board.isUndone(step, way);
        }
    }

    private boolean possible(Step step, Sabotage way) {
        var lacking = new Needs(lab.id(), step.wrongWayNeeds(way.id())).lacking(capabilities);
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
    private boolean instead(int at, Sabotage way, List<Check> judged) throws InterruptedException {
        var step = lab.steps().get(at);
        if (!isBroughtBack(step, way, Hands.Moment.start(lab, at))) {
            return false;
        }
        goWrong(step, way);
        if (!isBroughtBack(step, way, Hands.Moment.ahead(lab, at))) {
            return false;
        }
        looking.untilGreen(judged).forEach(it -> board.undone(step, way, Cell.green(it)));
        return board.isUndone(step, way);
    }

    private boolean isBroughtBack(Step step, Sabotage way, Hands.Moment moment) throws InterruptedException {
        var otherwise = hands.bringBack(moment);
        otherwise.ifPresent(it -> board.undone(step, way, Cell.wrong(it)));
        return otherwise.isEmpty();
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
            var typed = hands.say(line);
            if (typed.exit() != 0) {
                return Optional.of(Text.of(
                        "prove.line-failed", "line", line, "exit", typed.exit(), "said", Hands.lastWords(typed)));
            }
        }
        return Optional.empty();
    }
}
