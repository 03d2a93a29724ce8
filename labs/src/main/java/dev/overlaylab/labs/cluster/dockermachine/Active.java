package dev.overlaylab.labs.cluster.dockermachine;

/** {@code docker-machine active}: the machine that DOCKER_HOST points to. */
final class Active implements Subcommand {
    private final Bench bench;

    Active(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "active";
    }

    @Override
    public String summary() {
        return "Print which machine is active";
    }

    @Override
    public Flags flags() {
        return new Flags().value("Timeout in seconds, default to 10s", "timeout", "t");
    }

    @Override
    public int run(Arguments typed, Call call) {
        if (!typed.rest().isEmpty()) {
            throw new Refusal("Error: Too many arguments given.");
        }
        var active =
                bench.hosts().all().stream().filter(it -> isActive(it, call)).findFirst();
        call.out(active.orElseThrow(() -> new Refusal("No active host found")).name());
        return 0;
    }

    static boolean isActive(Host host, Call call) {
        return host.running() && host.url().equals(call.environment().getOrDefault("DOCKER_HOST", ""));
    }

    /** Whether the client talks to its Swarm master. */
    static boolean isActiveSwarm(Host host, Call call) {
        return host.running()
                && host.asked().swarm().master()
                && host.swarmUrl().equals(call.environment().getOrDefault("DOCKER_HOST", ""));
    }
}
