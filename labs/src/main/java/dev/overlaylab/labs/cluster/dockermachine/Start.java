package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.MachineException;

/** {@code docker-machine start}. */
final class Start implements Subcommand {
    private static final String NEW_ADDRESSES =
            " machines may have new IP addresses. You may need to re-run the " + "`docker-machine env` command.";

    private final Bench bench;

    Start(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String summary() {
        return "Start a machine";
    }

    @Override
    public String usage() {
        return "[arg...]";
    }

    @Override
    public int run(Arguments typed, Call call) throws MachineException, InterruptedException {
        int status = 0;
        for (var host : bench.hosts().several(typed)) {
            call.out("Starting \"" + host.name() + "\"...");
            if (host.running()) {
                call.out("Machine \"" + host.name() + "\" is already running.");
            } else {
                bench.driver().start(host.name(), (what, percent) -> {});
                status |= awaited(bench, host.name(), "was started.", call);
            }
        }
        call.out("Started" + NEW_ADDRESSES);
        return status;
    }

    /** Waits for a machine that has been started until its engine answers, as far as it does. */
    static int awaited(Bench bench, String name, String what, Call call) throws MachineException, InterruptedException {
        call.out("Machine \"" + name + "\" " + what);
        call.out("Waiting for SSH to be available...");
        if (bench.driver().ownsMachines()) {
            SecureShell.admit(bench, name, "");
        }
        call.out("Detecting the provisioner...");
        var endpoint = new EngineEndpoint(bench);
        var host = bench.hosts().named(name);
        if (endpoint.comesUp(host)) {
            new SwarmGathering(bench).has(host);
            return 0;
        }
        call.err(bench.words().say("workstation.machine.engine-down", "name", name, "log", endpoint.log(host)));
        return 1;
    }

    static String mayHaveNewAddresses(String verb) {
        return verb + NEW_ADDRESSES;
    }
}
