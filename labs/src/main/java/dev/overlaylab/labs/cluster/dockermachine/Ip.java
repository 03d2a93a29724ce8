package dev.overlaylab.labs.cluster.dockermachine;

/** {@code docker-machine ip}. */
final class Ip implements Subcommand {
    private final Bench bench;

    Ip(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "ip";
    }

    @Override
    public String summary() {
        return "Get the IP address of a machine";
    }

    @Override
    public String usage() {
        return "[arg...]";
    }

    @Override
    public int run(Arguments typed, Call call) {
        bench.hosts().several(typed).forEach(it -> call.out(it.mustRun().address()));
        return 0;
    }
}
