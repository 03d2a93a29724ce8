package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Progress;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Says each kind of thing once, the first time it happens: for work that takes seconds, not minutes. */
final class ShortProgress implements Progress {
    private final Consumer<Text> say;
    private final Set<String> said = new HashSet<>();

    ShortProgress(Consumer<Text> say) {
        this.say = say;
    }

    @Override
    public synchronized void report(Text what, int percent) {
        if (said.add(what.key())) {
            say.accept(what);
        }
    }
}
