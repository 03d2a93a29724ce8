package dev.overlaylab.labs.cluster.dockermachine;

/** {@code docker-machine kill}: here the same as stop, which ends a machine by force at its deadline. */
final class Kill implements Subcommand {
    private final Bench bench;

    Kill(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String summary() {
        return "Kill a machine";
    }

    @Override
    public String usage() {
        return "[arg...]";
    }

    @Override
    public int run(Arguments typed, Call call) {
        ChangesOfHost.refuseUnlessOurs(bench, "kill");
        for (var host : bench.hosts().several(typed)) {
            call.out("Killing \"" + host.name() + "\"...");
            bench.driver().stop(host.name(), (what, percent) -> {});
            call.out("Machine \"" + host.name() + "\" was killed.");
        }
        return 0;
    }
}
