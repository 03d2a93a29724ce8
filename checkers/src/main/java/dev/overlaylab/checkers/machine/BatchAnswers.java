package dev.overlaylab.checkers.machine;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@link BatchScript} printed: the exit codes, the outputs' lengths in bytes, and the outputs.
 *
 * <p>Lengths and outputs are printed by two programs of the host; where they do not agree, neither is believed.
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
        var lengths = new ArrayList<Long>();
        for (var i = 0; i < 2 * commands.size(); i++) {
            lengths.add(length());
        }
        upTo("\n");
        var answers = new ArrayList<ScriptAnswer>();
        for (var i = 0; i < commands.size(); i++) {
            var tooLong = lengths.get(2 * i) + lengths.get(2 * i + 1) > BatchScript.LONGEST_OUTPUT;
            var stdout = output(lengths.get(2 * i));
            var stderr = output(lengths.get(2 * i + 1));
            answers.add(
                    tooLong
                            ? lost("the answer is longer than " + BatchScript.LONGEST_OUTPUT + " bytes")
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
                ScriptAnswer.none(
                        new MachineException(machine, Cause.TIMED_OUT, "no answer within " + command.timeout(), null));
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

    private long length() throws MachineException {
        return number(upTo("\n").strip().split(" ", 2)[0], Integer.MAX_VALUE);
    }

    /** An output up to the mark behind it. */
    private String output(long length) throws MachineException {
        var output = upTo("\n" + mark + "\n");
        var bytes = output.getBytes(StandardCharsets.UTF_8).length;
        if (bytes != length && length <= BatchScript.LONGEST_OUTPUT && output.indexOf('\uFFFD') < 0) {
            throw garbled();
        }
        return output;
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
