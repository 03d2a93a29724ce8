package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.MachineException;

/** {@code docker-machine restart}. */
final class Restart implements Subcommand {
    private final Bench bench;

    Restart(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String summary() {
        return "Restart a machine";
    }

    @Override
    public String usage() {
        return "[arg...]";
    }

    @Override
    public int run(Arguments typed, Call call) throws MachineException, InterruptedException {
        ChangesOfHost.refuseUnlessOurs(bench, "restart");
        int status = 0;
        for (var host : bench.hosts().several(typed)) {
            call.out("Restarting \"" + host.name() + "\"...");
            bench.driver().stop(host.name(), (what, percent) -> {});
            bench.driver().start(host.name(), (what, percent) -> {});
            status |= Start.awaited(bench, host.name(), "was restarted.", call);
        }
        call.out(Start.mayHaveNewAddresses("Restarted"));
        return status;
    }
}
