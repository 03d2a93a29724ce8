package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.cluster.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Takes the programs of machines away and puts others in their place, by means that need none of them. */
final class BrokenTools {
    /** What a program can do instead of its work. */
    enum Mode {
        WATCHED(
                "name=${0##*/}; echo \"$name\" >>/run/tools/used; for real in \"$0\" /usr/bin/\"$name\" /usr/sbin/\"$name\""
                        + " /bin/\"$name\" /sbin/\"$name\"; do [ ! -e \"$real.real\" ] || exec -a \"$0\" \"$real.real\" \"$@\"; done; exit 127"),
        CRASHES("kill -SEGV $$"),
        HANGS("exec {silent}<> <(:); read -r -t 600 -u $silent"),
        VANISHES(""),
        SAYS_YES("echo 'All is fine.'; exit 0"),
        SAYS_NO("exit 1");

        private final String body;

        Mode(String body) {
            this.body = body;
        }
    }

    private static final String DIRECTORY = "/run/tools";

    /** With bash and copies of mv and cp that nobody else uses. */
    private static final String CHANGE = """
            #!/bin/bash
            cd /run/tools || exit 1
            # The shells that stay were started by programs as they were; those of containers are none of ours.
            [ "$1" = used ] || for process in /proc/[0-9]*; do
                mapfile -d '' -t words 2>/dev/null <"$process/cmdline"
                case ${#words[@]}${words[*]} in 1sh | 1*/sh) [ "$process/root" -ef / ] && kill -KILL "${process#/proc/}" ;; esac
            done
            case $1 in
                break)
                    for path in "${@:3}"; do
                        # Broken already: in another way, or in /usr/bin when /bin is a link to it.
                        [ -e "$path.real" ] || [ -L "$path.real" ] || ./mv "$path" "$path.real"
                        if [ "$2" != VANISHES ]; then ./cp -p "$2" "$path"; elif [ -e "$path" ]; then ./mv "$path" gone; fi
                    done ;;
                mend)
                    for path in "${@:2}"; do
                        [ ! -e "$path.real" ] && [ ! -L "$path.real" ] || ./mv -f "$path.real" "$path"
                    done ;;
                used)
                    while read -r name; do echo "used $name"; done <used
                    : >used ;;
            esac
            echo changed
            """;

    private final Cluster cluster;
    private final List<String> names;

    BrokenTools(Cluster cluster, Collection<String> names) throws MachineException {
        this.cluster = cluster;
        this.names = List.copyOf(names);
        var script = new StringBuilder("set -e; mkdir -p " + DIRECTORY + "; cd " + DIRECTORY + "\n");
        for (var tool : List.of("mv", "cp")) {
            script.append("cp -p \"$(command -v ").append(tool).append(")\" .\n");
        }
        // What lets somebody into a namespace machine is a script, and has to go on with a shell of its own.
        script.append("cp -p \"$(command -v sh)\" own-shell; door=/usr/lib/overlaylab/confined\n")
                .append("[ ! -e $door ] || sed -i '1s,.*,#!" + DIRECTORY + "/own-shell,' $door\n");
        for (var mode : Mode.values()) {
            script.append("printf '#!/bin/bash\\n%s\\n' ")
                    .append(Command.quoted(mode.body))
                    .append(" >")
                    .append(mode)
                    .append("; chmod 755 ")
                    .append(mode)
                    .append('\n');
        }
        script.append("printf %s ").append(Command.quoted(CHANGE)).append(" >change\n: >used\n");
        for (var machine : machines()) {
            machine.run(Command.of(script.toString()));
        }
    }

    /** Found anew each time: a connection that a broken program has cost is replaced. */
    private List<Connection> machines() throws MachineException {
        var machines = new ArrayList<Connection>();
        for (var name : names) {
            machines.add((Connection) cluster.named(name));
        }
        return machines;
    }

    /** Where on the machines those of the words are that name a program; a word that the shell knows itself is none. */
    List<String> paths(Collection<String> words) throws MachineException {
        var script = """
                for dir in $(echo "$PATH" | tr : ' '); do
                    for word in %s; do
                        case $(command -v "$word") in
                            /*)
                                path=$dir/$word
                                # A link to the same program elsewhere is broken with it.
                                [ -L "$path" ] && [ "$(basename "$(readlink -f "$path")")" = "$word" ] && continue
                                [ ! -x "$path" ] || echo "$path" ;;
                        esac
                    done
                done""".formatted(String.join(" ", words));
        var paths = new TreeSet<String>();
        for (var machine : machines()) {
            paths.addAll(lines(machine.run(Command.of(script).within(Duration.ofSeconds(60)))));
        }
        return List.copyOf(paths);
    }

    /** The names of the programs that ran since they were asked for last. */
    List<String> used() throws Exception {
        return everywhere("used").stream()
                .flatMap(String::lines)
                .filter(it -> it.startsWith("used "))
                .map(it -> it.substring(5).strip())
                .distinct()
                .toList();
    }

    private static List<String> lines(CommandResult result) {
        return result.stdout().lines().filter(it -> !it.isBlank()).toList();
    }

    void change(Mode mode, Collection<String> paths) throws Exception {
        everywhere("break " + mode + " " + String.join(" ", paths));
    }

    void mend(Collection<String> paths) throws Exception {
        everywhere("mend " + String.join(" ", paths));
    }

    private List<String> everywhere(String words) throws Exception {
        var threads = Executors.newCachedThreadPool();
        try {
            var all = new ArrayList<String>();
            var calls = new ArrayList<Callable<String>>();
            names.forEach(it -> calls.add(() -> on(it, words)));
            for (var said : threads.invokeAll(calls)) {
                all.add(said.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private String on(String name, String words) throws MachineException, IOException {
        try {
            return on((Connection) cluster.named(name), words);
        } catch (MachineException e) {
            if (e.why() != MachineException.Cause.LOST) {
                throw e;
            }
            // What was still being asked when the program broke may cost the connection a moment later.
            return on((Connection) cluster.named(name), words);
        }
    }

    private static String on(Connection machine, String words) throws MachineException, IOException {
        var line = "exec bash " + DIRECTORY + "/change " + words;
        try (var terminal = machine.openTerminal(line, "dumb", 200, 25)) {
            var said = new String(terminal.input().readAllBytes(), StandardCharsets.UTF_8);
            if (!said.contains("changed")) {
                throw new IllegalStateException(machine.name() + ": " + line + " said " + said);
            }
            return said;
        }
    }

    /** Lets every machine start the shell for its next batch. */
    void startShells() throws MachineException {
        for (var machine : machines()) {
            machine.runAll(List.of(Command.of("true"), Command.of("true")));
        }
    }

    /** The programs of an image among the words. */
    List<String> programsIn(String image, Collection<String> words) throws MachineException {
        var inside = "for word in " + String.join(" ", words)
                + "; do case $(command -v \"$word\") in /*) echo \"$word\" ;; esac; done";
        return lines(machines()
                .get(0)
                .run(Command.of("docker run --rm --network none " + image + " sh -c " + Command.quoted(inside))
                        .within(Duration.ofSeconds(60))));
    }

    /** Gives the image's name to one in which a program is broken. */
    void changeIn(String image, Mode mode, String program) throws MachineException {
        var fake = Command.quoted("#!/bin/busybox sh\n" + insideBody(mode) + "\n");
        var inside = "p=$(command -v " + program + "); /bin/busybox rm $p; "
                + (mode == Mode.VANISHES ? "true" : "printf %s " + fake + " >$p; /bin/busybox chmod 755 $p");
        onImages("docker tag " + image + " kept-whole && docker run --name broken --network none " + image
                + " /bin/busybox sh -c " + Command.quoted(inside) + " && docker commit broken " + image
                + " && docker rm broken");
    }

    void mendIn(String image) throws MachineException {
        onImages("docker tag kept-whole " + image + " && docker rmi kept-whole");
    }

    private static String insideBody(Mode mode) {
        return mode == Mode.HANGS ? "exec /bin/busybox sleep 600" : mode.body;
    }

    private void onImages(String script) throws MachineException {
        for (var machine : machines()) {
            var done = machine.run(Command.of(script).within(Duration.ofSeconds(60)));
            if (!done.succeeded()) {
                throw new IllegalStateException(machine.name() + ": " + script + " said " + done.stderr());
            }
        }
    }
}
