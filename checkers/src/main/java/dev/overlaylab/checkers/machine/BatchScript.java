package dev.overlaylab.checkers.machine;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one script that runs many: beside each other, each with its own outputs, exit code and time limit.
 *
 * <p>A shell reads it from its standard input: {@link #PREPARING} once, then {@link #asking} for each batch, as often as
 * there is one. Starting programs is what costs on a host, so that each script costs one fork and nothing else: it is
 * evaluated in a subshell, the limits are kept by one watchdog for all, and all outputs are printed by one {@code head},
 * with a mark in between. The mark is random, and the shell comes to the line that tells it only when the scripts have
 * ended, so that none can print it.
 */
final class BatchScript {
    /** What one of many may print. */
    private static final int LONGEST_OUTPUT = 256 * 1024;

    /** What one may print that has no company. */
    private static final int LONGEST_ALONE = 4 * 1024 * 1024;

    /** Whoever reads answers knows the tools' words in one language only. */
    static final String IN_ENGLISH = "LC_ALL=C; export LC_ALL; unset LANGUAGE\n";

    private static final int SIDE_BY_SIDE = 16;

    /** Where a {@code sleep} ends at once, the watchdog does not turn round for ever. */
    private static final long NAPS_FOR_A_SECOND = 4;

    /** In blocks of 512 bytes: a script that prints without end is stopped before it fills the host's memory. */
    private static final int LONGEST_FILE = 16 * 1024 * 1024 / 512;

    /**
     * Not in force while the watchdog is forked: it would inherit it, and for a moment swallow the signal that ends it.
     *
     * <p>It deletes by itself: a signal that comes just when the shell begins to end would keep it from doing so then.
     */
    private static final String CLEARS_UP = "trap 'rm -rf \"$dir\"; exit 143' TERM HUP INT";

    /**
     * What a shell is told first: how a script is run, and where its outputs are. What a shell has left that was killed goes
     * away with the next one.
     */
    static final String PREPARING = """
            %3$s
            for dir in /run/overlaylab.*.*; do
                [ -e "$dir" ] || continue
                of=${dir#*.}
                [ -d "/proc/${of%%%%.*}" ] || rm -rf "$dir" 2>/dev/null
            done
            dir=$(mktemp -d "/run/overlaylab.$$.XXXXXX" 2>/dev/null || mktemp -d) && [ -d "$dir" ] || exit 1
            trap 'rm -rf "$dir"' EXIT
            nap=
            home=$PWD
            batch=0
            %1$s
            one() {
                (
                    overlaylab_script=$2 overlaylab_due=$dir/$1.due
                    set --
                    ulimit -f %2$d
                    eval "$overlaylab_script"
                ) </dev/null >"$dir/$1.out" 2>"$dir/$1.err" &
                eval "pid$1=\\$!"
            }
            nap() {
                sleep "$1" &
                nap=$!
                wait $nap
            }
            watch() {
                trap 'kill $nap; exit' TERM
                naps=$1
                shift
                read -r begun rest </proc/uptime
                while [ $naps -gt 0 ]; do
                    nap 1
                    naps=$((naps - 1))
                    read -r now rest </proc/uptime
                    now=${now%%%%.*}
                    for script in "$@"; do
                        limit=${script#*:} script=${script%%%%:*}
                        remind $script
                        [ $naps -gt 0 ] && [ $((now - ${begun%%%%.*})) -lt $limit ] || late $script
                    done
                done
            }
            remind() {
                { read -r tried due <"$dir/$1.due"; } 2>/dev/null && [ $now -ge $due ] || return
                { read -r line <"/proc/$tried/stat"; } 2>/dev/null || return
                parent=${line##*) ? }
                eval "[ ${parent%%%% *} = \\$pid$1 ]" && kill -ALRM $tried
            }
            late() {
                [ -e "$dir/$1.late.$batch" ] && return
                eval "tree=\\$pid$1"
                read -r line <"/proc/$tree/stat" || return
                state=${line##*) }
                case $state in "Z "*) return ;; ?" $$ "*) ;; *) return ;; esac
                : >"$dir/$1.late.$batch"
                for turn in 1 2 3 4 5; do
                    before=$tree
                    for stat in /proc/[0-9]*/stat; do
                        { read -r line <"$stat"; } 2>/dev/null || continue
                        child=${line%%%% *}
                        parent=${line##*) }
                        parent=${parent#* }
                        parent=${parent%%%% *}
                        case " $tree " in
                            *" $child "*) ;;
                            *" $parent "*) tree="$tree $child" ;;
                        esac
                    done
                    kill -STOP $tree
                    [ "$before" = "$tree" ] && break
                done
                kill -KILL $tree
            }
            """.formatted(CLEARS_UP, LONGEST_FILE, IN_ENGLISH.strip());

    private static final Pattern ONE_PROGRAM = Pattern.compile("[a-z][a-z0-9-]*( ([-A-Za-z0-9_/.:,@%+]|'[^']*')+)*");

    /** What the shell does itself, or reads as the beginning of more. */
    private static final Set<String> SHELLS_OWN = Set.of(
            ("alias bg bind break builtin case cd chdir command continue coproc declare dirs disown do done echo elif else"
                            + " enable esac eval exec exit export false fc fg fi for function getopts hash help history if in"
                            + " jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return select"
                            + " set shift shopt source suspend test then time times trap true type typeset ulimit umask"
                            + " unalias unset until wait while")
                    .split(" "));

    private BatchScript() {}

    /** What a prepared shell is told for one batch; what it prints ends with {@link #lastLine}. */
    static String asking(List<Command> commands, String mark) {
        var script = new StringBuilder("batch=$((batch + 1))\n");
        for (var from = 0; from < commands.size(); from += SIDE_BY_SIDE) {
            round(script, commands, from, Math.min(from + SIDE_BY_SIDE, commands.size()));
        }
        return script.append("scripts=")
                .append(commands.size())
                .append('\n')
                .append(telling(mark, longest(commands.size())))
                .toString();
    }

    /** How much each of so many may print on either output. */
    static int longest(int scripts) {
        return scripts == 1 ? LONGEST_ALONE : LONGEST_OUTPUT;
    }

    private static String telling(String mark, int longest) {
        return """
            mark=%2$s
            cd "$dir" || exit 1
            printf '\\n%%s\\n' "$mark" >mark
            codes= files= shown= script=0
            while [ $script -lt $scripts ]; do
                if [ -e $script.late.$batch ]; then code=late; else eval "code=\\$code$script"; fi
                codes="$codes $code"
                files="$files $script.out $script.err"
                shown="$shown $script.out mark $script.err mark"
                script=$((script + 1))
            done
            printf '%%s%%s\\n' "$mark" "$codes"
            head -q -c %1$d $shown || echo unread
            printf '%%s end\\n' "$mark"
            unset mark
            for file in $files; do : >$file; done
            cd "$home" || exit 1
            """.formatted(longest + 1, mark);
    }

    static String lastLine(String mark) {
        return mark + " end\n";
    }

    /** How long all may take together. */
    static Duration longest(List<Command> commands) {
        var all = Duration.ZERO;
        for (var from = 0; from < commands.size(); from += SIDE_BY_SIDE) {
            all = all.plus(Duration.ofSeconds(longest(commands, from, Math.min(from + SIDE_BY_SIDE, commands.size()))));
        }
        return all;
    }

    private static void round(StringBuilder script, List<Command> commands, int from, int to) {
        for (var i = from; i < to; i++) {
            script.append("one ")
                    .append(i)
                    .append(' ')
                    .append(Command.quoted(evaluated(commands.get(i).script())))
                    .append('\n');
        }
        script.append("trap - TERM\nwatch ").append(longest(commands, from, to) * NAPS_FOR_A_SECOND);
        for (var i = from; i < to; i++) {
            script.append(' ').append(i).append(':').append(seconds(commands.get(i)));
        }
        script.append(" </dev/null >/dev/null 2>&1 &\nwatchdog=$!\n")
                .append(CLEARS_UP)
                .append('\n');
        for (var i = from; i < to; i++) {
            script.append("wait $pid").append(i).append("; code").append(i).append("=$?\n");
        }
        script.append("kill $watchdog 2>/dev/null\nwait $watchdog 2>/dev/null\n");
    }

    /** A script that asks for its shell's own number needs a shell of its own; one program alone needs none. */
    private static String evaluated(String script) {
        if (ONE_PROGRAM.matcher(script).matches() && !SHELLS_OWN.contains(script.split(" ", 2)[0])) {
            return "exec " + script;
        }
        return script.contains("$$") || script.contains("PPID") ? "sh -c " + Command.quoted(script) : script;
    }

    private static long longest(List<Command> commands, int from, int to) {
        return commands.subList(from, to).stream()
                .mapToLong(BatchScript::seconds)
                .max()
                .orElseThrow();
    }

    private static long seconds(Command command) {
        return Math.max(1, command.timeout().plusNanos(999_999_999).toSeconds());
    }
}
