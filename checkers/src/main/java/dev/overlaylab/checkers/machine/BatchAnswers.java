package dev.overlaylab.checkers.machine;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@link BatchScript} printed: a line with the exit codes, then the outputs, each with a line of the mark behind it.
 * Where anything else is in between, nothing of it is believed.
 */
final class BatchAnswers {
    private static final int HIGHEST_CODE = 255;

    private final String machine;
    private final String mark;
    private final String text;
    private int position;

    private BatchAnswers(String machine, String mark, String text) {
        this.machine = machine;
        this.mark = mark;
        this.text = text;
    }

    /** One answer for each command; throws when they cannot be told apart. */
    static List<ScriptAnswer> read(String machine, String mark, CommandResult whole, List<Command> commands)
            throws MachineException {
        if (!whole.succeeded() || !whole.stdout().endsWith(BatchScript.lastLine(mark))) {
            throw new MachineException(
                    machine,
                    Cause.LOST,
                    "the answers were cut short, exit code " + whole.exitCode() + ": "
                            + whole.stderr().strip(),
                    null);
        }
        // What a login shell greets with comes before anything of ours.
        var begin = Math.max(0, whole.stdout().indexOf(mark + " "));
        return new BatchAnswers(machine, mark, whole.stdout().substring(begin)).all(whole, commands);
    }

    private List<ScriptAnswer> all(CommandResult whole, List<Command> commands) throws MachineException {
        var codes = codes(commands.size());
        var longest = BatchScript.longest(commands.size());
        var between = "\n" + mark + "\n";
        var answers = new ArrayList<ScriptAnswer>();
        for (var i = 0; i < commands.size(); i++) {
            var stdout = upTo(between);
            var stderr = upTo(between);
            answers.add(
                    length(stdout) + length(stderr) > longest
                            ? lost("the answer is longer than " + longest + " bytes")
                            : answer(codes[i], stdout, stderr, whole, commands.get(i)));
        }
        if (!text.substring(position).equals(BatchScript.lastLine(mark))) {
            throw garbled();
        }
        return List.copyOf(answers);
    }

    private ScriptAnswer answer(String code, String stdout, String stderr, CommandResult whole, Command command)
            throws MachineException {
        return switch (code) {
            case "late" ->
                ScriptAnswer.none(new MachineException(
                        machine, Cause.TIMED_OUT, "no answer within " + Seconds.of(command.timeout()), null));
            default ->
                ScriptAnswer.of(new CommandResult((int) number(code, HIGHEST_CODE), stdout, stderr, whole.took()));
        };
    }

    private ScriptAnswer lost(String detail) {
        return ScriptAnswer.none(new MachineException(machine, Cause.LOST, detail, null));
    }

    private String[] codes(int scripts) throws MachineException {
        if (!text.startsWith(mark + " ")) {
            throw garbled();
        }
        position = mark.length() + 1;
        var codes = upTo("\n").split(" ", -1);
        if (codes.length != scripts) {
            throw garbled();
        }
        return codes;
    }

    /** In bytes; what was no UTF-8 counts a little more. */
    private static long length(String output) {
        return output.getBytes(StandardCharsets.UTF_8).length;
    }

    private String upTo(String end) throws MachineException {
        var at = text.indexOf(end, position);
        if (at < 0) {
            throw garbled();
        }
        var found = text.substring(position, at);
        position = at + end.length();
        return found;
    }

    private long number(String digits, long most) throws MachineException {
        if (!digits.matches("[0-9]{1,10}")) {
            throw garbled();
        }
        var number = Long.parseLong(digits);
        if (number > most) {
            throw garbled();
        }
        return number;
    }

    private MachineException garbled() {
        return new MachineException(machine, Cause.LOST, "the answers cannot be told apart", null);
    }
}
