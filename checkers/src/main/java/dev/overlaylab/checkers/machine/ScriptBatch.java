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
        var answers = new ArrayList<ScriptAnswer>();
        var from = 0;
        while (from < commands.size()) {
            var to = from + 1;
            var length = commands.get(from).script().length();
            while (to < commands.size() && length + commands.get(to).script().length() < LONGEST_SCRIPT) {
                length += commands.get(to).script().length();
                to++;
            }
            var part = commands.subList(from, to);
            answers.addAll(
                    part.size() == 1
                            ? List.of(ScriptAnswer.of(() -> machine.run(inEnglish(part.get(0)))))
                            : together(machine, part));
            from = to;
        }
        return List.copyOf(answers);
    }

    /** Alone, a script may print more; what it prints is in the same language as in company. */
    private static Command inEnglish(Command alone) {
        return new Command(BatchScript.IN_ENGLISH + alone.script(), alone.stdin(), alone.timeout());
    }

    private static List<ScriptAnswer> together(Machine machine, List<Command> commands) {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        var mark = HexFormat.of().formatHex(random);
        try {
            var timeout = BatchScript.longest(commands).plus(OVERHEAD);
            var whole = machine.run(new Command(BatchScript.of(commands), mark + "\n", timeout));
            return BatchAnswers.read(machine.name(), mark, whole, commands);
        } catch (MachineException e) {
            return commands.stream().map(it -> ScriptAnswer.none(e)).toList();
        }
    }
}
