package dev.overlaylab.shell.repl;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.repl.lesson.Console;
import dev.overlaylab.shell.repl.lesson.LabScreen;
import dev.overlaylab.shell.repl.lesson.LabSession;
import dev.overlaylab.shell.repl.typing.Pasted;
import dev.overlaylab.shell.repl.word.Word;
import dev.overlaylab.shell.repl.word.Words;
import java.util.concurrent.CancellationException;

/** The conversation: reads, runs, goes on. */
public final class Repl {
    private static final int STOPPED_BY_CTRL_C = 130;
    private final LabSession session;
    private final Console console;
    private final LabScreen screen;
    private final Words words;
    private volatile boolean leaving;

    public Repl(LabSession session, LabScreen screen, Words words) {
        this.session = session;
        this.console = screen.console();
        this.screen = screen;
        this.words = words;
    }

    /** Shows the present step and answers until the learner leaves or the input ends. */
    public void converse() {
        session.showStep();
        session.lookFirst();
        try {
            while (!leaving) {
                session.showStatus();
                var input = console.read(session.prompt());
                if (input.isEmpty()) {
                    return;
                }
                answer(Pasted.of(input.get()));
            }
        } finally {
            session.lookNoMore();
        }
    }

    /** Ends the conversation and what runs in it; for another thread, which interrupts the conversing one too. */
    public void leave() {
        leaving = true;
        session.stopRunning();
    }

    private void answer(Pasted pasted) {
        if (!pasted.leftOut().isEmpty()) {
            session.say("lesson.run.left-out", "count", pasted.leftOut().size());
        }
        if (pasted.commands().size() > 1
                && !session.agreed(
                        "lesson.run.several", "count", pasted.commands().size())) {
            return;
        }
        for (var command : pasted.commands()) {
            if (pasted.commands().size() > 1) {
                session.showTyped(command);
            }
            if (!goesOnAfter(command)) {
                return;
            }
        }
    }

    /** Does one command; false when what was pasted after it is not to be done. */
    private boolean goesOnAfter(String command) {
        try {
            var typed = words.read(command);
            if (needsMachines(typed) && !session.awaken()) {
                return false;
            }
            if (typed instanceof Words.Typed.ForShell own) {
                session.lookNoMore();
                leaving |= own.word().run(session, own.arguments()) == Word.Then.LEAVE;
                if (!leaving) {
                    session.lookFirst();
                }
                return !leaving;
            }
            var exit = session.run(((Words.Typed.ForBash) typed).line());
            exit.ifPresent(it -> session.lookInPassing());
            return exit.isPresent() && exit.getAsInt() != STOPPED_BY_CTRL_C && !leaving;
        } catch (Problem e) {
            screen.problem(session.language(), e);
            return false;
        } catch (CancellationException e) {
            // Ctrl-C: asked for, so there is nothing to explain; the flag is of no further use.
            Thread.interrupted();
            session.say("lesson.stopped");
            return false;
        }
    }

    private static boolean needsMachines(Words.Typed typed) {
        return !(typed instanceof Words.Typed.ForShell own) || own.word().needsMachines();
    }
}
