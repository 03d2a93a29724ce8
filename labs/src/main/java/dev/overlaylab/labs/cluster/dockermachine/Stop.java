package dev.overlaylab.labs.cluster.dockermachine;

/** {@code docker-machine stop}. */
final class Stop implements Subcommand {
    private final Bench bench;

    Stop(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public String summary() {
        return "Stop a machine";
    }

    @Override
    public String usage() {
        return "[arg...]";
    }

    @Override
    public int run(Arguments typed, Call call) {
        ChangesOfHost.refuseUnlessOurs(bench, "stop");
        for (var host : bench.hosts().several(typed)) {
            call.out("Stopping \"" + host.name() + "\"...");
            if (host.running()) {
                bench.driver().stop(host.name(), (what, percent) -> {});
                call.out("Machine \"" + host.name() + "\" was stopped.");
            } else {
                call.out("Machine \"" + host.name() + "\" is already stopped.");
            }
        }
        return 0;
    }
}
