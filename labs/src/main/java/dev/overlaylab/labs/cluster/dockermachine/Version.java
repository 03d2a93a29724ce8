package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.MachineException;

/** {@code docker-machine version}: whose behaviour this is, or the version of a machine's engine. */
final class Version implements Subcommand {
    static final String LINE = "docker-machine version 0.16.2, build overlaylab";

    private final Bench bench;

    Version(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "Show the Docker Machine version or a machine docker version";
    }

    @Override
    public String usage() {
        return "[arg...]";
    }

    @Override
    public int run(Arguments typed, Call call) throws MachineException {
        if (typed.rest().isEmpty()) {
            call.out(LINE);
            return 0;
        }
        var host = bench.hosts().only(typed).mustRun();
        var version =
                new EngineEndpoint(bench).versions(java.util.List.of(host), 10).get(host.name());
        if (version == null) {
            throw new Refusal("Unable to query docker version: Cannot connect to the docker engine endpoint");
        }
        call.out(version.substring(1));
        return 0;
    }
}
