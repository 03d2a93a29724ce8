package dev.overlaylab.labs.cluster.dockermachine;

/** {@code docker-machine url}. */
final class Url implements Subcommand {
    private final Bench bench;

    Url(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "url";
    }

    @Override
    public String summary() {
        return "Get the URL of a machine";
    }

    @Override
    public int run(Arguments typed, Call call) {
        call.out(bench.hosts().only(typed).mustRun().url());
        return 0;
    }
}
