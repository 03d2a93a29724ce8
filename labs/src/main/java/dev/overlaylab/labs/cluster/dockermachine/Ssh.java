package dev.overlaylab.labs.cluster.dockermachine;

import java.util.ArrayList;
import java.util.List;

/** {@code docker-machine ssh}: the caller becomes a plain ssh, so that terminals, pipes and exit statuses are its own. */
final class Ssh implements Subcommand {
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
    public int run(Arguments typed, Call call) {
        ChangesOfHost.refuseUnlessOurs(bench, "ssh");
        var words = call.arguments().subList(1, call.arguments().size());
        if (words.isEmpty()) {
            throw new Refusal("Error: No machine name(s) specified and no \"default\" machine exists");
        }
        var host = bench.hosts().named(words.get(0));
        if (!host.running()) {
            throw new Refusal("Cannot run SSH command: Host \"" + host.name() + "\" is not running");
        }
        var command = new ArrayList<>(List.of("ssh"));
        command.addAll(SecureShell.options(bench, host.name()));
        command.add(SecureShell.USER + "@" + host.address());
        var rest = words.subList(1, words.size());
        command.addAll(!rest.isEmpty() && rest.get(0).equals("--") ? rest.subList(1, rest.size()) : rest);
        call.become(command);
        return 0;
    }
}
