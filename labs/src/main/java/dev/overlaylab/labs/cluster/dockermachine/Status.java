package dev.overlaylab.labs.cluster.dockermachine;

/** {@code docker-machine status}. */
final class Status implements Subcommand {
    private final Bench bench;

    Status(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "Get the status of a machine";
    }

    @Override
    public int run(Arguments typed, Call call) {
        call.out(bench.hosts().only(typed).state());
        return 0;
    }
}
