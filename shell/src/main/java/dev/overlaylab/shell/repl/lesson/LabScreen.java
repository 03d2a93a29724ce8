package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.lab.Step;
import java.util.List;

/** Puts what a lesson shows on a console, at its width and in the learner's language. */
public final class LabScreen {
    /** Below this, the prompt leaves out what is not needed. */
    private static final int NARROW = 50;

    private final Console console;
    private final Catalogue catalogue;

    public LabScreen(Console console, Catalogue catalogue) {
        this.console = console;
        this.catalogue = catalogue;
    }

    public Console console() {
        return console;
    }

    public void say(Language language, Text text) {
        console.print(wrapped(language, catalogue.say(language, text)));
    }

    public void problem(Language language, Problem problem) {
        say(language, problem.text());
        console.print(wrapped(language, catalogue.sayNext(language, problem.text())));
    }

    void step(Language language, Step step, int number, int of) {
        console.print("");
        say(
                language,
                Text.of(
                        "lesson.step",
                        "number",
                        number,
                        "of",
                        of,
                        "title",
                        step.title().getOrDefault(language, step.id())));
        prose(step.prose().getOrDefault(language, ""));
    }

    void results(Language language, List<CheckResult> results) {
        for (var result : results) {
            console.print(result.verdict().outcome() + " " + catalogue.say(language, result.title()));
            for (var finding : result.verdict().findings()) {
                console.print("  " + finding);
            }
        }
    }

    void markdown(Language language, Text text) {
        prose(catalogue.say(language, text));
    }

    void prose(String markdown) {
        console.print(markdown);
    }

    void typed(String prompt, String line) {
        console.print(prompt + line.replace("\n", "\n> "));
    }

    void map(Language language, List<MachineRecord> machines, Observations seen) {
        if (machines.isEmpty()) {
            say(language, Text.of("lesson.map.empty"));
        }
        for (var branch : TopologyMap.draw(machines, seen)) {
            print(language, branch, "", "");
        }
    }

    private void print(Language language, TopologyMap.Branch branch, String first, String rest) {
        console.print(first + catalogue.say(language, branch.text()));
        for (int i = 0; i < branch.below().size(); i++) {
            boolean last = i == branch.below().size() - 1;
            print(language, branch.below().get(i), rest + (last ? "└ " : "├ "), rest + (last ? "  " : "│ "));
        }
    }

    String prompt(String lab, int number, int of, String directory) {
        var place = number + "/" + of;
        return console.columns() < NARROW ? place + " $ " : lab + " " + place + " " + directory + " $ ";
    }

    private String wrapped(Language language, String text) {
        return text;
    }
}
