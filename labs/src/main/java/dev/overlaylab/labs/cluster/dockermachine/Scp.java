package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.MachineException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code docker-machine scp}: between the workstation and machines, or from machine to machine through it. */
final class Scp implements Subcommand {
    private final Bench bench;

    Scp(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "scp";
    }

    @Override
    public String summary() {
        return "Copy files between machines";
    }

    @Override
    public Flags flags() {
        return new Flags()
                .toggle("Copy files recursively (required to copy directories)", "recursive", "r")
                .toggle("Suppress the progress meter", "quiet", "q");
    }

    @Override
    public int run(Arguments typed, Call call) throws MachineException {
        ChangesOfHost.refuseUnlessOurs(bench, "scp");
        if (typed.rest().size() != 2) {
            throw new Refusal("Error: Incorrect number of arguments");
        }
        var machines = new LinkedHashSet<String>();
        var paths = typed.rest().stream().map(it -> remote(it, machines)).toList();
        var command = new ArrayList<>(List.of("scp", "-3"));
        for (var machine : machines) {
            SecureShell.admit(bench, machine, "");
            command.addAll(SecureShell.options(bench, machine));
        }
        if (machines.size() > 1) {
            // The first of an option counts for ssh, so both machines' host keys have to be named at once.
            var files = machines.stream()
                    .map(it -> bench.learner().machineDirectory(it) + "/known_hosts")
                    .toList();
            command.addAll(2, List.of("-o", "UserKnownHostsFile=" + String.join(" ", files)));
        }
        if (typed.has("recursive")) {
            command.add("-r");
        }
        if (typed.has("quiet")) {
            command.add("-q");
        }
        command.addAll(paths);
        call.become(command);
        return 0;
    }

    private String remote(String path, Set<String> machines) {
        int colon = path.indexOf(':');
        if (colon <= 0 || path.substring(0, colon).contains("/")) {
            return path;
        }
        var host = bench.hosts().named(path.substring(0, colon)).mustRun();
        machines.add(host.name());
        return SecureShell.USER + "@" + host.address() + path.substring(colon);
    }
}
