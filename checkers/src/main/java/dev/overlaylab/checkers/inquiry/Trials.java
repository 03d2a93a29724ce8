package dev.overlaylab.checkers.inquiry;

import dev.overlaylab.checkers.fact.Link;
import dev.overlaylab.checkers.fact.Said;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Several commands put to a machine or a fresh container as one probe, each with its own exit code and deadline.
 *
 * <p>The deadline is a signal, because the tools' own are not to be trusted: the {@code wget} of Debian's busybox dies of a
 * segmentation fault when it is given {@code -T}. SIGALRM makes our own ending (142) tell itself apart from crashes and from
 * the kernel's kills. A second process reminds the shell every second, for all commands together, since starting programs is
 * what costs on a host. The kernel's own clock says whether the time is really over: a {@code sleep} that ends at once ends
 * nothing, and there is an end of such sleeps.
 *
 * @param where the machine, or machine/image for a fresh container
 */
public record Trials(Probe probe, String where, List<String> commands) {
    private static final int SECONDS = 8;
    private static final int LONGEST_SECONDS = 120;
    private static final String MARK = "@@overlaylab";
    private static final String BEGIN = MARK + " begin\n";
    private static final Pattern END = Pattern.compile(MARK + " exit (\\d{1,3})(?=\\n|$)");
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
            tried=
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
            trial() {
              echo '%1$s begin'
              since 0
              begun=$over late=
              case $1 in
                *[$][$]* | *PPI[D]*) sh -c "$1" 2>&1 & ;;
                *) (tried=$1; set --; eval "$tried") 2>&1 & ;;
              esac
              tried=$!
              wait $tried; code=$?
              while kill -0 $tried 2>/dev/null; do wait $tried; code=$?; done
              [ $code != 142 ] || [ "$late" ] || { wait $tried; code=$?; }
              tried=
              echo; echo "%1$s exit $code"
            }
            """.formatted(MARK, SECONDS, LONGEST_SECONDS);

    /** Commands for the machine itself. */
    public static Trials on(String machine, String... commands) {
        return onHost(machine, "", List.of(commands));
    }

    /** Commands for the machine, that find a container's process in {@code $pid}: they need no tool inside it. */
    public static Trials beside(String machine, String container, String... commands) {
        var pid = "pid=$(docker inspect --type container -f '{{.State.Pid}}' " + Command.quoted(container)
                + ") && test \"$pid\" -gt 0 || exit 1\nexport pid\n";
        return onHost(machine, pid, List.of(commands));
    }

    /**
     * Commands for the machine, that find the process of a container made for the purpose in {@code $pid}: it is on the
     * network as long as they run, needs no tool but {@code sleep}, and ends by itself if we do not come to remove it.
     */
    public static Trials besideNew(String machine, String image, String network, String... commands) {
        var made = """
                made=$(docker run -d --rm --label dev.overlaylab.probe --network %s %s sleep 45) || exit 1
                trap 'docker rm -f "$made" >/dev/null 2>&1' EXIT
                pid=$(docker inspect -f '{{.State.Pid}}' "$made") && test "$pid" -gt 0 || exit 1
                export pid
                """.formatted(Command.quoted(network), Command.quoted(image));
        return onHost(machine, made, List.of(commands));
    }

    /** Commands for a fresh container. */
    public static Trials in(String machine, String image, String network, String... commands) {
        var argv = List.of("sh", "-c", script(List.of(commands)));
        return new Trials(new Probe.RunProbe(machine, image, network, argv), machine + "/" + image, List.of(commands));
    }

    /** Reads the IPv4 interfaces of the machine itself. */
    public static Trials links(String machine) {
        return on(machine, "exec " + Link.COMMAND);
    }

    private static Trials onHost(String machine, String before, List<String> commands) {
        return new Trials(new Probe.ShellProbe(machine, before + script(commands)), machine, commands);
    }

    private static String script(List<String> commands) {
        var script = new StringBuilder(RUN);
        commands.forEach(
                it -> script.append("trial ").append(Command.quoted(it)).append('\n'));
        return script.append("kill $clock 2>/dev/null || :\n").toString();
    }

    /** What each command did; cannot be checked when the frame itself broke. */
    public List<Trial> read(Observation.CommandSeen seen) {
        var frame = new Trial(where, "sh", new Said(seen.exitCode(), seen.stdout() + seen.stderr())).sound();
        var trials = new ArrayList<Trial>();
        var printed = seen.stdout();
        var end = END.matcher(printed);
        int begin = printed.indexOf(BEGIN);
        while (begin >= 0 && end.find(begin + BEGIN.length())) {
            var command = trials.size() < commands.size() ? commands.get(trials.size()) : "";
            var said = withoutLineFeed(printed.substring(begin + BEGIN.length(), end.start()));
            trials.add(new Trial(where, command, new Said(Integer.parseInt(end.group(1)), said)));
            begin = printed.indexOf(BEGIN, end.end());
        }
        if (trials.size() != commands.size()) {
            throw frame.unclear();
        }
        return List.copyOf(trials);
    }

    /** The one that the frame has put before its end. */
    private static String withoutLineFeed(String said) {
        return said.endsWith("\n") ? said.substring(0, said.length() - 1) : said;
    }
}
