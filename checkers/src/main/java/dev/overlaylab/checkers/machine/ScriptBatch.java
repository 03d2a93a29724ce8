package dev.overlaylab.checkers.machine;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Many scripts in one exchange: {@code commands -> BatchScript -> the machine -> BatchAnswers}. */
public final class ScriptBatch {
    /** Below what a host takes as a single argument, with room for quoting. */
    private static final int LONGEST_SCRIPT = 48 * 1024;

    private static final Duration OVERHEAD = Duration.ofSeconds(3);

    private ScriptBatch() {}

    /** Runs all on a machine whose {@code run} is a host's shell, in as few exchanges as their length allows. */
    public static List<ScriptAnswer> run(Machine machine, List<Command> commands) {
        return run(
                machine,
                (preparing, asking, lastLine, timeout) ->
                        machine.run(new Command("exec sh", preparing + asking, timeout)),
                commands);
    }

    /** The same, by shells that are told batch after batch. */
    public static List<ScriptAnswer> run(Machine machine, Shell shell, List<Command> commands) {
        var answers = new ArrayList<ScriptAnswer>();
        var from = 0;
        while (from < commands.size()) {
            var to = from + 1;
            var length = commands.get(from).script().length();
            while (commands.get(from).stdin().isEmpty()
                    && to < commands.size()
                    && commands.get(to).stdin().isEmpty()
                    && length + commands.get(to).script().length() < LONGEST_SCRIPT) {
                length += commands.get(to).script().length();
                to++;
            }
            var part = commands.subList(from, to);
            var first = part.get(0);
            answers.addAll(
                    first.stdin().isEmpty()
                            ? together(machine.name(), shell, part)
                            : List.of(ScriptAnswer.of(() -> machine.run(inEnglish(first)))));
            from = to;
        }
        return List.copyOf(answers);
    }

    /** Who is told something cannot be in company; what is printed is in the same language. */
    private static Command inEnglish(Command alone) {
        return new Command(BatchScript.IN_ENGLISH + alone.script(), alone.stdin(), alone.timeout());
    }

    private static List<ScriptAnswer> together(String machine, Shell shell, List<Command> commands) {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        var mark = HexFormat.of().formatHex(random);
        try {
            var whole = shell.exchange(
                    BatchScript.PREPARING,
                    BatchScript.asking(commands, mark),
                    BatchScript.lastLine(mark),
                    BatchScript.longest(commands).plus(OVERHEAD));
            return BatchAnswers.read(machine, mark, whole, commands);
        } catch (MachineException e) {
            return commands.stream().map(it -> ScriptAnswer.none(e)).toList();
        }
    }

    /** A host's {@code sh} that reads its standard input. */
    @FunctionalInterface
    public interface Shell {
        /**
         * Tells a shell and reads what it prints up to the last line.
         *
         * @param preparing what a shell has to be told before anything else, and only once
         * @param asking what it is told then
         * @param lastLine with what the answer ends, if it does
         * @return all that was printed, with exit code 0 when the last line has come
         */
        CommandResult exchange(String preparing, String asking, String lastLine, Duration timeout)
                throws MachineException;
    }
}
