package dev.overlaylab.checkers.machine;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many scripts as one.
 *
 * <p>Each runs beside the others on the machine, with a time limit and a process group of its own and its outputs in
 * files; then all are printed in order between marks. The mark is random and comes by standard input, so that no script
 * can print it, not even one that lists all processes.
 */
public final class ScriptBatch {
    /** What one of many may print; a script that needs more is run alone. */
    private static final int LONGEST_OUTPUT = 256 * 1024;

    /** Below what a host takes as a single argument, with room for quoting. */
    private static final int LONGEST_SCRIPT = 48 * 1024;

    private static final int SIDE_BY_SIDE = 8;
    private static final Duration OVERHEAD = Duration.ofSeconds(3);

    private static final String BEFORE = """
            read -r mark
            dir=$(mktemp -d /run/overlaylab.XXXXXX 2>/dev/null || mktemp -d) || exit 1
            trap 'rm -rf "$dir"' EXIT
            trap 'exit 143' TERM HUP INT
            one() {
                timeout -k 1 "$2" sh -c 'sh -c "$1"; echo $? >"$2"' sh "$3" "$dir/$1.code" \
                    >"$dir/$1.out" 2>"$dir/$1.err" </dev/null
            }
            show() {
                code=$(cat "$dir/$1.code" 2>/dev/null)
                if [ $(($(wc -c <"$dir/$1.out") + $(wc -c <"$dir/$1.err"))) -gt %d ]; then
                    code=long
                    : >"$dir/$1.out" >"$dir/$1.err"
                fi
                printf '%%s %%s\\n' "$mark" "${code:-none}"
                cat "$dir/$1.out"
                printf '\\n%%s\\n' "$mark"
                cat "$dir/$1.err"
                printf '\\n%%s\\n' "$mark"
            }
            """.formatted(LONGEST_OUTPUT);

    private ScriptBatch() {}

    /** Runs all on a machine whose {@code run} is a host's shell. */
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
                            ? List.of(ScriptAnswer.of(() -> machine.run(part.get(0))))
                            : together(machine, part));
            from = to;
        }
        return List.copyOf(answers);
    }

    private static List<ScriptAnswer> together(Machine machine, List<Command> commands) {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        var mark = HexFormat.of().formatHex(random);
        try {
            var whole = machine.run(new Command(script(commands), mark + "\n", timeout(commands)));
            return Frames.of(machine.name(), mark, whole, commands);
        } catch (MachineException e) {
            return commands.stream().map(it -> ScriptAnswer.none(e)).toList();
        }
    }

    private static String script(List<Command> commands) {
        var script = new StringBuilder(BEFORE);
        for (var i = 0; i < commands.size(); i++) {
            var command = commands.get(i);
            script.append("one ")
                    .append(i)
                    .append(' ')
                    .append(seconds(command.timeout()))
                    .append(' ')
                    .append(Command.quoted(command.script()))
                    .append(" &\n");
            if ((i + 1) % SIDE_BY_SIDE == 0) {
                script.append("wait\n");
            }
        }
        script.append("wait\n");
        for (var i = 0; i < commands.size(); i++) {
            script.append("show ").append(i).append('\n');
        }
        return script.append("printf '%s end\\n' \"$mark\"\n").toString();
    }

    private static Duration timeout(List<Command> commands) {
        var rounds = (commands.size() + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE;
        var longest =
                commands.stream().map(Command::timeout).max(Duration::compareTo).orElse(Duration.ZERO);
        return longest.multipliedBy(rounds).plus(OVERHEAD);
    }

    private static long seconds(Duration timeout) {
        return Math.max(1, timeout.plusNanos(999_999_999).toSeconds());
    }

    /** Reads what {@code show} printed. */
    private static final class Frames {
        private final String machine;
        private final String mark;
        private final String text;
        private int position;

        private Frames(String machine, String mark, String text) {
            this.machine = machine;
            this.mark = mark;
            this.text = text;
        }

        static List<ScriptAnswer> of(String machine, String mark, CommandResult whole, List<Command> commands)
                throws MachineException {
            var frames = new Frames(machine, mark, whole.stdout());
            if (!whole.succeeded() || !whole.stdout().endsWith(mark + " end\n")) {
                throw new MachineException(
                        machine,
                        Cause.LOST,
                        "the answers were cut short, exit code " + whole.exitCode() + ": "
                                + whole.stderr().strip(),
                        null);
            }
            var answers = new ArrayList<ScriptAnswer>();
            for (var command : commands) {
                answers.add(frames.next(command, whole.took()));
            }
            return answers;
        }

        private ScriptAnswer next(Command command, Duration took) throws MachineException {
            skip(mark + " ");
            var code = upTo("\n");
            var stdout = upTo("\n" + mark + "\n");
            var stderr = upTo("\n" + mark + "\n");
            var why = whyNone(code, command);
            return why == null
                    ? ScriptAnswer.of(new CommandResult(Integer.parseInt(code), stdout, stderr, took))
                    : ScriptAnswer.none(why);
        }

        private @Nullable MachineException whyNone(String code, Command command) {
            return switch (code) {
                case "none" ->
                    new MachineException(machine, Cause.TIMED_OUT, "no answer within " + command.timeout(), null);
                case "long" ->
                    new MachineException(
                            machine, Cause.LOST, "the answer is longer than " + LONGEST_OUTPUT + " bytes", null);
                default -> null;
            };
        }

        private void skip(String expected) throws MachineException {
            if (!text.startsWith(expected, position)) {
                throw garbled();
            }
            position += expected.length();
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

        private MachineException garbled() {
            return new MachineException(machine, Cause.LOST, "the answers cannot be told apart", null);
        }
    }
}
