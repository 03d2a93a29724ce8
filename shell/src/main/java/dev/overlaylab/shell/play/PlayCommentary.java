package dev.overlaylab.shell.play;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.shell.report.CommandReport;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells on the error stream how far the player has come, with the time since it began. */
public final class PlayCommentary implements PlayListener {
    private final PrintStream stream;
    private final Catalogue catalogue;
    private final Language language;
    private final Clock clock;
    private final Instant began;

    public PlayCommentary(PrintStream stream, Catalogue catalogue, Language language, Clock clock) {
        this.stream = stream;
        this.catalogue = catalogue;
        this.language = language;
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public void stepBegins(Step step, int number, int of) {
        tell(Text.of(
                "play.step", "number", number, "of", of, "title", step.title().getOrDefault(language, step.id())));
    }

    @Override
    public void judgedBefore(Step step, List<CheckResult> results) {
        tell(counted(AutoPlayer.red(results) ? "play.before" : "play.before-green", results));
    }

    @Override
    public void commandBegins(Step.DocumentedCommand command) {
        var prompt = "$ ";
        for (var line : command.line().lines().toList()) {
            stream.println("        " + prompt + Printable.onOneLine(line));
            prompt = "> ";
        }
        stream.flush();
    }

    @Override
    public void printed(byte[] bytes, int offset, int length) {
        // The report holds the output; the commentary is about how far it is.
    }

    @Override
    public void commandEnded(CommandReport report) {
        if (report.exit() != report.expectedExit()) {
            tell(
                    report.isEndless()
                            ? Text.of("play.endless")
                            : Text.of(
                                    "play.unexpected-exit", "exit", report.exit(), "expected", report.expectedExit()));
            report.output().lines().forEach(line -> stream.println("        | " + Printable.onOneLine(line)));
        }
    }

    @Override
    public void judgedAfter(Step step, List<CheckResult> results) {
        tell(counted("play.after", results));
    }

    @Override
    public void drillBegins(Step.Drill drill) {
        tell(Text.of("play.drill", "drill", drill.id()));
    }

    @Override
    public void drillNoticed(Step.Drill drill, CheckResult result, List<String> suspects) {
        tell(
                suspects.contains(drill.id())
                        ? Text.of(
                                "play.drill-named", "check", result.checkId(), "suspects", String.join(", ", suspects))
                        : Text.of(
                                "play.drill-missed",
                                "check",
                                result.checkId(),
                                "reason",
                                drill.trouble().reason()));
    }

    @Override
    public void drillMended(Step.Drill drill, List<CheckResult> results) {
        tell(counted("play.drill-mended", results));
    }

    @Override
    public void judgingAgain() {
        tell(Text.of("play.again"));
    }

    /** Tells anything else that takes its time. */
    public void tell(Text text) {
        var elapsed = Duration.between(began, clock.instant());
        stream.printf("%3d:%02d  %s%n", elapsed.toMinutes(), elapsed.toSecondsPart(), catalogue.say(language, text));
        stream.flush();
    }

    private static Text counted(String key, List<CheckResult> results) {
        var passed = results.stream()
                .filter(it -> it.verdict().outcome() == Outcome.PASS)
                .count();
        return Text.of(key, "passed", passed, "of", results.size());
    }
}
