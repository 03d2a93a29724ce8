package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code docker-machine ssh}: the caller becomes a plain ssh, so that terminals, pipes and exit statuses are its own. */
final class Ssh implements Subcommand {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Bench bench;

    Ssh(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public String summary() {
        return "Log into or run a command on a machine with SSH.";
    }

    @Override
    public String usage() {
        return "[arg...]";
    }

    @Override
    public int run(Arguments typed, Call call) throws MachineException {
        var words = call.arguments().subList(1, call.arguments().size());
        if (words.isEmpty()) {
            throw new Refusal("Error: No machine name(s) specified and no \"default\" machine exists");
        }
        var host = bench.hosts().named(words.get(0));
        if (!host.running()) {
            throw new Refusal("Cannot run SSH command: Host \"" + host.name() + "\" is not running");
        }
        var rest = words.subList(1, words.size());
        var wanted = !rest.isEmpty() && rest.get(0).equals("--") ? rest.subList(1, rest.size()) : rest;
        if (!bench.driver().ownsMachines()) {
            return throughOurDoor(host.name(), wanted, call);
        }
        // A machine that a return to a saved moment started anew has none listening.
        SecureShell.admit(bench, host.name(), "");
        var command = new ArrayList<>(List.of("ssh"));
        command.addAll(SecureShell.options(bench, host.name()));
        command.add(SecureShell.USER + "@" + host.address());
        command.addAll(wanted);
        call.become(command);
        return 0;
    }

    /**
     * On a host that is somebody's there is no key of ours for the workstation: the command goes the way that we have, as the
     * user whose way it is. There is no terminal and no input on it.
     */
    private int throughOurDoor(String machine, List<String> words, Call call) throws MachineException {
        var user = bench.driver().address(machine).user();
        if (words.isEmpty()) {
            throw new Refusal(bench.words().say("workstation.machine.no-terminal", "name", machine, "user", user));
        }
        var command = String.join(" ", words);
        var asUser = "user=" + Command.quoted(user) + "\n"
                + "cd \"$(getent passwd \"$user\" | cut -d: -f6)\" || cd /\n"
                + "HOME=$PWD USER=$user exec setpriv --reuid \"$user\" --regid \"$(id -g \"$user\")\" --init-groups"
                + " sh -c " + Command.quoted(command);
        var result = bench.connections().to(machine).run(Command.of(asUser).within(PATIENCE));
        print(result.stdout(), call::out);
        print(result.stderr(), call::err);
        return result.exitCode();
    }

    private static void print(String text, Consumer<String> line) {
        if (!text.isEmpty()) {
            line.accept(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        }
    }
}
