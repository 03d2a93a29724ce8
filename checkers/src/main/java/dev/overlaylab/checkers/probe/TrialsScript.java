package dev.overlaylab.checkers.probe;

import dev.overlaylab.checkers.machine.Command;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The shell script that several commands of one probe are put with, and what of its output is whose.
 *
 * <p>The deadline is a signal, because the tools' own are not to be trusted: the {@code wget} of Debian's busybox dies of a
 * segmentation fault when it is given {@code -T}. SIGALRM makes our own ending (142) tell itself apart from crashes and from
 * the kernel's kills. Starting programs is what costs on a host: whoever runs many scripts beside each other keeps their time
 * too, and is told by {@code $overlaylab_due} which process is to end when. Alone, as in a container, a second process reminds
 * the shell every second, for all commands together. The kernel's own clock says whether the time is really over: a
 * {@code sleep} that ends at once ends nothing, and there is an end of such sleeps.
 */
public final class TrialsScript {
    private static final int SECONDS = 8;
    private static final int LONGEST_SECONDS = 120;
    private static final String MARK = "@@overlaylab";

    /** What is printed before a command's output. */
    public static final String BEGIN = MARK + " begin\n";

    /** What is printed behind it, and a line feed before that. */
    public static final Pattern END = Pattern.compile(MARK + " exit (\\d{1,3})(?=\\n|$)");

    private static final String RUN = """
            export RES_OPTIONS='timeout:1 attempts:1'
            since() {
              read -r now rest </proc/uptime
              over=$((${now%%%%.*} - $1))
            }
            reminded() {
              [ "$tried" ] || return
              since $begun
              [ $over -lt %2$d ] || { late=yes; kill -ALRM $tried 2>/dev/null; }
            }
            tried= clock=
            [ "$overlaylab_due" ] || {
              trap reminded ALRM
              (read -r self name state shell rest </proc/self/stat
                parent=$shell seconds=0
                while [ $seconds -lt %3$d ]; do
                  sleep 1
                  seconds=$((seconds + 1))
                  read -r self name state parent rest </proc/self/stat
                  [ $parent = $shell ] && kill -ALRM $shell || break
                done) >/dev/null 2>&1 &
              clock=$!
            }
            trial() {
              echo '%1$s begin'
              since 0
              begun=$over late=
              case $1 in
                *[$][$]* | *PPI[D]*) sh -c "$1" 2>&1 & ;;
                *) (tried=$1; set --; eval "$tried") 2>&1 & ;;
              esac
              tried=$!
              [ "$clock" ] || echo "$tried $((begun + %2$d))" >"$overlaylab_due"
              wait $tried; code=$?
              while kill -0 $tried 2>/dev/null; do wait $tried; code=$?; done
              [ -z "$clock" ] || [ $code != 142 ] || [ "$late" ] || { wait $tried; code=$?; }
              tried=
              [ "$clock" ] || : >"$overlaylab_due"
              echo; echo "%1$s exit $code"
            }
            """.formatted(MARK, SECONDS, LONGEST_SECONDS);

    private TrialsScript() {}

    /** The single script that is put to the machine or to its engine instead. */
    public static Probe of(Probe.TrialsProbe probe) {
        var script = before(probe.place()) + framed(probe.commands());
        return probe.place() instanceof Place.Fresh fresh
                ? new Probe.RunProbe(probe.machine(), fresh.image(), fresh.network(), List.of("sh", "-c", script))
                : new Probe.ShellProbe(probe.machine(), script);
    }

    private static String before(Place place) {
        if (place instanceof Place.Beside it) {
            return "pid=$(docker inspect --type container -f '{{.State.Pid}}' " + Command.quoted(it.container())
                    + ") && test \"$pid\" -gt 0 || exit 1\nexport pid\n";
        }
        if (place instanceof Place.BesideNew it) {
            // It ends by itself if we do not come to remove it.
            return """
                made=$(docker run -d --rm --label dev.overlaylab.probe --network %s %s sleep 45) || exit 1
                trap 'docker rm -f "$made" >/dev/null 2>&1' EXIT
                pid=$(docker inspect -f '{{.State.Pid}}' "$made") && test "$pid" -gt 0 || exit 1
                export pid
                """.formatted(Command.quoted(it.network()), Command.quoted(it.image()));
        }
        return "";
    }

    private static String framed(List<String> commands) {
        var script = new StringBuilder(RUN);
        commands.forEach(
                it -> script.append("trial ").append(Command.quoted(it)).append('\n'));
        return script.append("[ -z \"$clock\" ] || kill $clock 2>/dev/null || :\n")
                .toString();
    }
}
