package dev.overlaylab.shell.repl.word;

import dev.overlaylab.labs.lab.Lab;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A step as a learner names it: by its number, its ID, or the ID without the digits in front. */
final class StepArgument {
    private StepArgument() {}

    /** The step's place, from 0. */
    static OptionalInt of(Lab lab, String argument) {
        return IntStream.range(0, lab.steps().size())
                .filter(it -> {
                    var id = lab.steps().get(it).id();
                    return argument.equals(Integer.toString(it + 1))
                            || argument.equals(id)
                            || argument.equals(id.replaceFirst("^\\d\\d-", ""));
                })
                .findFirst();
    }
}
