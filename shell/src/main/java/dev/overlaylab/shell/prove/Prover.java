package dev.overlaylab.shell.prove;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Driver.Capabilities;
import dev.overlaylab.labs.driver.Driver.Moments;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Entry.Judgement;
import dev.overlaylab.shell.prove.Board.Column;
import dev.overlaylab.shell.report.CommandReport;
import dev.overlaylab.shell.terminal.ScreenText;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Proves a lab once, on fresh machines.
 *
 * <p>First the lab is played as a learner would: each step's checks are red, its commands are typed, they are green, and all
 * earlier ones still. Then each step is gone back to and forth again by saved moments, and on the finished step every wrong
 * way is gone and undone.
 */
public final class Prover {
    private static final int LOOKS = 3;

    private final Lab lab;
    private final Hands hands;
    private final Looking looking;
    private final Moments moments;
    private final Extent extent;
    private final ProofListener listener;
    private final Clock clock;
    private final Board board;
    private final WrongWays wrongWays;

    /**
     * Prepares a proof.
     *
     * @param settling how long what was done may take to be seen by every machine
     * @param capabilities what the machines can do
     * @param extent how much is proven
     */
    public Prover(
            Lab lab,
            Typist typist,
            Eyes eyes,
            Duration settling,
            Capabilities capabilities,
            Extent extent,
            ProofListener listener,
            Clock clock) {
        this.lab = lab;
        this.hands = new Hands(typist, listener);
        this.looking = new Looking(eyes, settling);
        this.moments = capabilities.moments();
        this.extent = extent;
        this.listener = listener;
        this.clock = clock;
        this.board = new Board(lab);
        this.wrongWays = new WrongWays(lab, hands, looking, capabilities, listener, board);
    }

    /**
     * Proves; what breaks off the proof is part of it.
     *
     * @param engines asks the machines for the versions of their engines, when all are there
     */
    public LabProof prove(Supplier<Map<String, String>> engines) throws InterruptedException {
        var began = clock.instant();
        Optional<Text> ended = Optional.empty();
        var versions = Map.<String, String>of();
        if (extent == Extent.DOCUMENTED) {
            board.leaveOutBesidesDocumented();
        }
        try {
            boolean green = play();
            versions = engines.get();
            if (green && extent == Extent.WHOLE) {
                goBackAndForth();
            }
        } catch (Problem e) {
            ended = Optional.of(e.text());
        }
        return new LabProof(began, Duration.between(began, clock.instant()), versions, board.steps(), ended);
    }

    /** Plays all steps; false when one of them does not become green, so that what comes after it would prove nothing. */
    private boolean play() throws InterruptedException {
        for (int at = 0; at < lab.steps().size(); at++) {
            var step = lab.steps().get(at);
            listener.tell(
                    Text.of("prove.step", "number", at + 1, "of", lab.steps().size(), "step", step.id()));
            if (!play(step, at)) {
                return false;
            }
        }
        keptGreen(lab.steps(), looking.untilGreen(checks(lab.steps())));
        return true;
    }

    private boolean play(Step step, int at) throws InterruptedException {
        // What earlier steps made is looked at with every step, or only in the end.
        var earlier = extent == Extent.WHOLE ? lab.steps().subList(0, at) : List.<Step>of();
        red(step, Column.BEFORE, earlier);
        boolean asDocumented = true;
        for (var command : step.commands()) {
            asDocumented &= type(step, command);
        }
        // What a command did not do will not come by waiting.
        var all = checks(Stream.concat(earlier.stream(), Stream.of(step)).toList());
        var results = asDocumented ? looking.untilGreen(all) : looking.once(all);
        keptGreen(earlier, results);
        of(step, results).forEach(it -> board.put(it.checkId(), Column.AFTER, Cell.green(it)));
        if (board.isGreen(step) && extent == Extent.WHOLE) {
            shellAgrees(step);
        }
        if (!board.isGreen(step)) {
            return false;
        }
        board.saw(step, looking.topology());
        if (extent == Extent.WHOLE) {
            lookCloser(step, at);
        }
        if (at < lab.steps().size() - 1) {
            hands.say("next");
        }
        return true;
    }

    private void lookCloser(Step step, int at) throws InterruptedException {
        var times = looking.times(step.checks());
        for (int i = 0; i < times.size(); i++) {
            board.took(step.checks().get(i).id(), times.get(i));
        }
        if (moments == Moments.NONE) {
            notPossible(step, it -> true, Text.of("prove.no-checkpoints"), Column.REWOUND, Column.FORWARD);
        } else if (moments == Moments.RESTARTED) {
            notPossible(step, it -> !outlasts(step, it), Text.of("prove.until-restart"), Column.FORWARD);
        }
        if (goesWrongAtOnce(step)) {
            wrongWays.go(step, judgedWith(at));
        }
    }

    private void notPossible(Step step, Predicate<Check> which, Text why, Column... columns) {
        step.checks().stream()
                .filter(which)
                .forEach(it -> List.of(columns).forEach(column -> board.put(it.id(), column, Cell.notPossible(why))));
    }

    /** Whether a finished step's outcome is still there when the machines were brought back. */
    private boolean outlasts(Step step, Check check) {
        return moments == Moments.FROZEN || !step.declared().untilRestart().contains(check.id());
    }

    /** Wrong ways begin on a finished step: this one's cannot be brought back. */
    private boolean goesWrongAtOnce(Step step) {
        return moments == Moments.NONE || !step.checks().stream().allMatch(it -> outlasts(step, it));
    }

    private boolean type(Step step, DocumentedCommand command) throws InterruptedException {
        var typed = hands.say(command.line());
        var report = new CommandReport(
                command.line(),
                typed.exit(),
                command.expectExit(),
                ScreenText.of(typed.printed()),
                Duration.ofMillis(typed.millis()));
        board.typed(step, new CommandProof(command.id(), report));
        if (!report.asDocumented()) {
            listener.tell(
                    report.isEndless()
                            ? Text.of("play.endless")
                            : Text.of(
                                    "play.unexpected-exit", "exit", report.exit(), "expected", report.expectedExit()));
        }
        return report.asDocumented();
    }

    /** The learner's own word for it must say the same; it also saves the moment. */
    private void shellAgrees(Step step) throws InterruptedException {
        var said = List.<Judgement>of();
        var screen = "";
        for (int look = 0; look < LOOKS; look++) {
            var typed = hands.say("check");
            screen = typed.screen();
            said = typed.noted().stream()
                    .filter(it ->
                            it instanceof Entry.Judged judged && judged.step().equals(step.id()))
                    .flatMap(it -> ((Entry.Judged) it).checks().stream())
                    .toList();
            if (said.size() == step.checks().size()
                    && said.stream().allMatch(it -> it.outcome().equals(Outcome.PASS.name()))) {
                return;
            }
        }
        for (var check : step.checks()) {
            var judged =
                    said.stream().filter(it -> it.check().equals(check.id())).findFirst();
            if (judged.filter(it -> it.outcome().equals(Outcome.PASS.name())).isEmpty()) {
                var reasons = String.join(", ", judged.map(Judgement::reasons).orElse(List.of()));
                board.put(
                        check.id(),
                        Column.AFTER,
                        Cell.wrong(Text.of("prove.shell-disagrees", "reasons", reasons, "screen", screen.strip())));
            }
        }
    }

    private void goBackAndForth() throws InterruptedException {
        if (moments == Moments.NONE) {
            return;
        }
        for (int at = 0; at < lab.steps().size(); at++) {
            var step = lab.steps().get(at);
            listener.tell(
                    Text.of("prove.rewind", "number", at + 1, "of", lab.steps().size(), "step", step.id()));
            if (!broughtBack(Hands.Moment.start(lab, at), step, Column.REWOUND)) {
                continue;
            }
            red(step, Column.REWOUND, lab.steps().subList(0, at));
            if (finish(at) && !goesWrongAtOnce(step)) {
                wrongWays.go(at, judgedWith(at));
            }
        }
    }

    /** Brings back the finished step; it must be green again. */
    private boolean finish(int at) throws InterruptedException {
        var step = lab.steps().get(at);
        if (!broughtBack(Hands.Moment.ahead(lab, at), step, Column.FORWARD)) {
            return false;
        }
        var results = looking.untilGreen(outlasting(lab.steps().subList(0, at + 1)));
        keptGreen(lab.steps().subList(0, at), results);
        of(step, results).forEach(it -> board.put(it.checkId(), Column.FORWARD, Cell.green(it)));
        return true;
    }

    private boolean broughtBack(Hands.Moment moment, Step step, Column column) throws InterruptedException {
        var otherwise = hands.bringBack(moment);
        otherwise.ifPresent(why -> step.checks().forEach(it -> board.put(it.id(), column, Cell.wrong(why))));
        return otherwise.isEmpty();
    }

    /** Before a step, its checks are red and those of earlier steps green. */
    private void red(Step step, Column column, List<Step> earlier) {
        var judged = new ArrayList<>(column == Column.REWOUND ? outlasting(earlier) : checks(earlier));
        judged.addAll(step.checks());
        var results = looking.until(
                judged,
                it -> step.checks().stream().anyMatch(own -> own.id().equals(it.checkId()))
                        ? cell(step, it).state() != Cell.State.CANNOT_CHECK
                        : it.verdict().outcome() == Outcome.PASS);
        keptGreen(earlier, results);
        of(step, results).forEach(it -> board.put(it.checkId(), column, cell(step, it)));
    }

    private static Cell cell(Step step, CheckResult result) {
        return Cell.red(result, step.declared().before().getOrDefault(result.checkId(), List.of()));
    }

    private void keptGreen(List<Step> steps, List<CheckResult> results) {
        steps.forEach(step -> of(step, results).forEach(it -> board.put(it.checkId(), Column.LATER, Cell.green(it))));
    }

    private static List<Check> checks(List<Step> steps) {
        return new ArrayList<>(
                steps.stream().flatMap(it -> it.checks().stream()).toList());
    }

    /** The checks of what is still there when the machines were brought back. */
    private List<Check> outlasting(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.checks().stream().filter(it -> outlasts(step, it)))
                .toList();
    }

    /** What must be green again when a wrong way of a step was undone. */
    private List<Check> judgedWith(int at) {
        var steps = lab.steps().subList(0, at + 1);
        return goesWrongAtOnce(lab.steps().get(at)) ? checks(steps) : outlasting(steps);
    }

    private static List<CheckResult> of(Step step, List<CheckResult> results) {
        var ids = step.checks().stream().map(Check::id).toList();
        return results.stream().filter(it -> ids.contains(it.checkId())).toList();
    }
}
